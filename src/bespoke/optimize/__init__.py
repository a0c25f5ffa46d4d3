"""Resume x posting -> suggestions; engines (rules, llm), guard, apply."""
