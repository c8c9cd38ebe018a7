"""What things cost: printed, with ratios against peers in the same run; never asserted in a timed test."""
