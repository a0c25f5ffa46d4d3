"""Writing a resume by telling, for use as a library: needs no database and no server.

from bespoke.telling import MemoryStore, SectionWriter

writer = SectionWriter(MemoryStore())
made = await writer.generate_section(section_name="work", raw_input="I managed a team of 5 at Acme since 2021")
"""

from bespoke.telling.section import GeneratedSection
from bespoke.telling.section_writer import SectionWriter
from bespoke.telling.store import MemoryStore, Store
from bespoke.telling.tell import Told, tell, tell_by_rules

__all__ = ["GeneratedSection", "MemoryStore", "SectionWriter", "Store", "Told", "tell", "tell_by_rules"]
