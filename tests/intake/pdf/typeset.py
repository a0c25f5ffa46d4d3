"""PDFs set for the tests, in layouts that résumés have; the people are made up."""

from __future__ import annotations

from functools import cache

import typst


@cache
def pdf(source: str) -> bytes:
    content = typst.compile(source.encode())
    assert isinstance(content, bytes)
    return content


SIDEBAR = r"""
#set page(paper: "us-letter", margin: 0pt)
#set text(font: "Libertinus Serif", size: 10.5pt)
#grid(columns: (200pt, 1fr), rows: (100%),
  block(fill: rgb("#293e49"), width: 100%, height: 100%, inset: (x: 20pt, y: 30pt))[
    #set text(fill: white)
    #text(size: 13pt)[Contact]

    nadia.okafor\@example.com

    #text(size: 13pt)[Top Skills]

    Supply Chain \
    Forecasting

    #text(size: 13pt)[Languages]

    English (Native) \
    French (Limited Working)
  ],
  block(inset: (x: 25pt, y: 30pt))[
    #text(size: 26pt)[Nadia Okafor]

    #text(size: 12pt)[Operations Manager at Harbor Foods]

    #text(size: 16pt)[Experience]

    #text(size: 12pt)[Harbor Foods]\
    #text(size: 11.5pt)[Operations Manager]\
    March 2020 - Present (4 years 3 months)\
    Leeds, United Kingdom

    Responsible for two warehouses with 140 people.

    #text(size: 12pt)[Blue Crate Ltd]\
    #text(size: 11.5pt)[Logistics Coordinator]\
    September 2014 - March 2018 (3 years 7 months)\
    York, United Kingdom

    Planned sixty routes a day.

    #text(size: 16pt)[Education]

    #text(size: 12pt)[University of York]\
    Bachelor of Science, Business Management · (2011 - 2014)
  ])
"""

RAIL = r"""
#set page(margin: 2cm)
#set text(font: "Libertinus Serif", size: 10pt)
#text(size: 30pt)[Camille #text(weight: "bold")[Rousseau]]

camille.rousseau\@example.fr · +33 6 98 76 54 32 · Lyon, France
#let sec(t) = grid(columns: (2.6cm, 1fr), gutter: 8pt, [], text(size: 15pt, fill: blue)[#t])
#let e(d, t, o, p, b) = grid(columns: (2.6cm, 1fr), gutter: 8pt, align(right)[#d], [*#t*, _#o;_, #p.#b])
#sec[Expérience professionnelle]
#e("2019–présent", "Ingénieure logiciel", "Nuage SAS", "Lyon")[
  - Conçu une plateforme de facturation utilisée par 300 clients
  - Encadré quatre développeurs]
#e("2015–2018", "Développeuse web", "Atelier Numérique", "Grenoble")[
  - Développé des sites pour des collectivités locales]
#sec[Formation]
#e("2012–2015", "Diplôme d'ingénieur en informatique", "INSA Lyon", "Lyon")[]
#sec[Langues]
#grid(columns: (2.6cm, 1fr), gutter: 8pt, align(right)[Français], [langue maternelle], align(right)[Anglais], [courant])
"""

RIGHT_DATES = r"""
#set page(margin: 2cm)
#set text(font: "New Computer Modern", size: 11pt)
#align(center)[#text(size: 22pt, weight: "bold")[TOMÁS HERRERA]\ +34 600 123 456 | t.herrera\@example.es]
== Experiencia
*Jefe de Mantenimiento* #h(1fr) enero de 2019 - actualidad\
Envases del Sur S.L. #h(1fr) _Sevilla, España_
- Reduje las paradas un 22% con un plan nuevo
*Ingeniero de Procesos* #h(1fr) junio de 2016 - diciembre de 2018\
Conservas Atlántico S.A. #h(1fr) _Cádiz, España_
- Diseñé una línea de envasado de 9.000 latas por hora
== Educación
*Máster en Ingeniería Industrial*, Universidad de Sevilla #h(1fr) 2014 - 2016
"""

TURNED = r"""
#set page(paper: "us-letter", margin: (x: 2cm, y: 1.5cm))
#set text(font: "Libertinus Serif", size: 10pt)
#let titled(title, body) = grid(columns: (1fr, 1.2cm), body, align(horizon, rotate(90deg, reflow: true)[
  #text(size: 20pt)[#title]]))
#text(size: 28pt)[Nadia Okafor]

nadia.okafor\@example.com · Leeds, United Kingdom
#v(6cm)
#titled[Experience][
  *Operations Manager* (Harbor Foods Ltd) #h(1fr) 2019 - 2023
  - Reduced picking errors by 31% with a new slotting plan
  - Led the night shift of fourteen people in two warehouses
  *Logistics Coordinator* (Blue Crate Ltd) #h(1fr) 2014 - 2019
  - Planned sixty routes a day for a fleet of twenty vans
  - Hired and trained eight drivers for the northern depots
]
#v(4cm)
#titled[Education][
  *Master of Science, Logistics* (University of York) #h(1fr) 2012 - 2014
  - Thesis on the shelving of goods that are rarely asked for
  *Bachelor of Arts, Economics* (University of Leeds) #h(1fr) 2009 - 2012
  - Specialised in the history of trade across the North Sea
]
"""

TWO_UP = r"""
#set page(margin: 2cm)
#set text(font: "Libertinus Serif", size: 10pt)
#text(size: 26pt)[Nadia Okafor]

nadia.okafor\@example.com
#text(size: 14pt)[Experience]

*Operations Manager*, Harbor Foods Ltd #h(1fr) 2019 - 2023

Ran two warehouses with one hundred and forty people and answered for everything that left the yard in time.

#text(size: 14pt)[Projects]

#grid(columns: (1fr, 1fr), gutter: 12pt)[
  *Slot Planner*\
  Project Lead\
  Led the design of a planner for shelves that saved twelve percent of all walking.
][
  *Route Board*\
  Founder\
  Built a board on which drivers plan their own routes for the coming week.
]

#text(size: 14pt)[Skills]

Forecasting, slotting, hiring
"""

TAGS = r"""
#set page(margin: 2cm)
#set text(font: "Libertinus Serif", size: 11pt)
#text(size: 26pt)[Nadia Okafor]

nadia.okafor\@example.com
= Skills
#let tag(t) = box(stroke: 0.5pt, radius: 3pt, inset: (x: 5pt, y: 3pt), outset: 0pt)[#t]
#tag[Cold storage] #tag[Night shifts] #tag[Slotting]
= Interests
#tag[Sailing] #tag[Brass bands]
"""

UNTITLED = r"""
#set page(paper: "us-letter", margin: 0pt)
#set text(font: "Libertinus Serif", size: 10pt)
#grid(columns: (170pt, 1fr),
  block(width: 100%, inset: (x: 12pt, y: 30pt))[
    #text(size: 22pt)[Nadia Okafor]

    nadia.okafor\@example.com

    #text(size: 14pt)[Skills]

    Slotting\
    Forecasting\
    Hiring

    #text(size: 14pt)[Certifications]

    Forklift Instructor\
    Cold Chain Auditor
  ],
  block(inset: (x: 12pt, y: 30pt))[
    Operations manager with nine years in food warehouses, who likes plans that people can follow at five in the
    morning and numbers that can be counted on the shelf by whoever stands in front of it.

    #text(size: 14pt)[Experience]

    *Operations Manager*, Harbor Foods Ltd #h(1fr) 2019 - 2023\
    Ran two warehouses with one hundred and forty people and answered for everything that left the yard.
  ])
"""
