"""What leaves the house about a traject for another program."""
