"""`python -m thiduadesk` is the same as `thiduadesk`."""

import sys

from thiduadesk.app.cli import main

sys.exit(main())
