"""What a paper is printed from: rows gathered into frozen facts."""
