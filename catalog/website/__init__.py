"""What is printed → HTML to browse, without script and without another host (stage 9)."""
