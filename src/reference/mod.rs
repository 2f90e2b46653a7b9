//! Facts about the world as CSV rows with their source, and their loaders.
