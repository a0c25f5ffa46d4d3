"""What is let go of by itself: leavings of requests and crashes, and the oldest traces."""
