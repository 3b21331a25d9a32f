"""Articles that were uploaded: kept on disk, added one job after another."""
