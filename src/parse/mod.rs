//! A flow to a draft: the engine that runs the rules.
