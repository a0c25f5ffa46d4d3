"""The engine that asks a model. Optional; the guard judges all it proposes."""
