"""What is seen: widgets that emit wishes and show results."""
