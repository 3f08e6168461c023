"""thiduadesk: the desk of the secretary of a Vietnamese emulation cluster (cụm thi đua)."""

__version__ = "0.1.0"
