"""Forms of cadres (LRM, LRMX) and the packages of the civil servants' information system."""
