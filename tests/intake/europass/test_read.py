from __future__ import annotations

import pytest

from bespoke.intake.errors import NoText, UnreadableFile
from bespoke.intake.europass.read import europass_attachment, read_europass
from bespoke.intake.limits import Limits
from bespoke.resume.dates import PartialDate

PASSPORT = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="en"><LearnerInfo>
<Identification><PersonName><FirstName>Mara</FirstName><Surname>Lindqvist</Surname></PersonName>
<ContactInfo><Address><Contact><AddressLine>Storgata 1</AddressLine><PostalCode>0155</PostalCode>
<Municipality>Oslo</Municipality><Country><Code>NO</Code><Label>Norway</Label></Country></Contact></Address>
<Email><Contact>mara@example.org</Contact></Email>
<TelephoneList><Telephone><Contact>+47 555 12 345</Contact></Telephone></TelephoneList></ContactInfo></Identification>
<Headline><Type><Code>preferred_job</Code></Type><Description><Label>Data engineer</Label></Description></Headline>
<WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/><Current>true</Current></Period>
<Position><Label>Engineer</Label></Position>
<Activities>&lt;ul&gt;&lt;li&gt;Built &lt;b&gt;things&lt;/b&gt;&lt;/li&gt;
&lt;li&gt;Led four&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>Acme AS</Name><ContactInfo><Address><Contact><Municipality>Oslo</Municipality>
<Country><Label>Norway</Label></Country>
</Contact></Address></ContactInfo></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2010"/><To year="2015" month="--06" day="---12"/></Period>
<Title>MSc</Title>
<Organisation><Name>Lund University</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>Swedish</Label></Description></MotherTongue>
</MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Label>English</Label></Description><ProficiencyLevel>
<Listening>C1</Listening>
<Reading>C1</Reading><SpokenInteraction>C1</SpokenInteraction><SpokenProduction>C1</SpokenProduction>
<Writing>B2</Writing>
</ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic>
<Computer><Description>&lt;p&gt;Python&lt;/p&gt;&lt;p&gt;SQL&lt;/p&gt;</Description></Computer></Skills>
</LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
 xmlns:hr="http://www.hr-xml.org/3"
 xmlns:eures="http://www.europass_eures.eu/1.0"><CandidatePerson>
<PersonName><oa:GivenName>Mara</oa:GivenName><hr:FamilyName>Lindqvist</hr:FamilyName></PersonName>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>47</CountryDialing>
<oa:DialNumber>55512345</oa:DialNumber></Communication>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>mara@example.org</oa:URI></Communication>
<Communication><UseCode>home</UseCode><Address><oa:CityName>Oslo</oa:CityName><CountryCode>no</CountryCode>
</Address></Communication>
</CandidatePerson><CandidateProfile><ExecutiveSummary>&lt;p&gt;Builds pipelines.&lt;/p&gt;</ExecutiveSummary>
<EmploymentHistory><EmployerHistory><hr:OrganizationName>Acme AS</hr:OrganizationName><PositionHistory>
<PositionTitle>Engineer</PositionTitle><eures:EmploymentPeriod><eures:StartDate>
<hr:FormattedDateTime>2019-03</hr:FormattedDateTime>
</eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
<oa:Description>&lt;ul&gt;&lt;li&gt;Built things&lt;/li&gt;&lt;/ul&gt;</oa:Description><City>Oslo</City>
<Country>no</Country>
</PositionHistory></EmployerHistory></EmploymentHistory>
<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>Lund University</hr:OrganizationName>
<AttendancePeriod><StartDate><hr:FormattedDateTime>2010</hr:FormattedDateTime></StartDate>
<EndDate><hr:FormattedDateTime>2015-06-12</hr:FormattedDateTime></EndDate></AttendancePeriod>
<EducationDegree><hr:DegreeName>MSc</hr:DegreeName></EducationDegree></EducationOrganizationAttendance>
</EducationHistory>
<PersonQualifications><PersonCompetency><hr:TaxonomyID>language</hr:TaxonomyID>
<hr:CompetencyName>English</hr:CompetencyName>
<eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Reading</hr:CompetencyDimensionTypeCode>
<eures:Score><hr:ScoreText>C1</hr:ScoreText></eures:Score></eures:CompetencyDimension></PersonCompetency>
<PersonCompetency><hr:CompetencyName>Python</hr:CompetencyName></PersonCompetency></PersonQualifications>
</CandidateProfile></Candidate>"""


@pytest.mark.parametrize("source", [PASSPORT, CANDIDATE])
def test_both_forms_give_the_same_person(source: str) -> None:
    resume = read_europass(source.encode(), limits=Limits())
    basics, (work,), (school,) = resume.basics, resume.work, resume.education
    assert (basics.name, basics.email, basics.location.city, basics.location.country_code) == (
        "Mara Lindqvist",
        "mara@example.org",
        "Oslo",
        "NO",
    )
    assert basics.phone.replace(" ", "") == "+4755512345"
    assert (work.name, work.position, work.start, work.end) == ("Acme AS", "Engineer", PartialDate(2019, 3), "present")
    assert work.bullets[0].text == "Built things"
    assert (school.institution, school.study_type) == ("Lund University", "MSc")
    assert (school.start, school.end) == (PartialDate(2010), PartialDate(2015, 6, 12))
    assert "English" in [language.language for language in resume.languages]


def test_levels_are_told_as_the_person_gave_them() -> None:
    resume = read_europass(PASSPORT.encode(), limits=Limits())
    assert [language.fluency for language in resume.languages] == [
        "Mother tongue",
        "Listening C1, Reading C1, Spoken Interaction C1, Spoken Production C1, Writing B2",
    ]
    assert [bullet.text for bullet in resume.skills[0].keywords] == ["Python", "SQL"]
    assert read_europass(CANDIDATE.encode(), limits=Limits()).languages[0].fluency == "C1"


def test_an_empty_passport_is_refused() -> None:
    with pytest.raises(NoText):
        read_europass(b"<SkillsPassport/>", limits=Limits())


def test_entities_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_europass(
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><SkillsPassport>&a;</SkillsPassport>',
            limits=Limits(),
        )


def test_the_attachment_is_found_by_its_content() -> None:
    found = europass_attachment({"a.xml": b"<x/>", "attachment.xml": PASSPORT.encode(), "resume.json": b"{}"})
    assert found == PASSPORT.encode()
    assert europass_attachment({"a.xml": b"<x/>"}) is None
