//! A batch: the list of sources, workers, ordered results.
