import { escapeAttribute } from './xml-text.ts';

/** XML Schema of the `noark5` format for a portal's own namespace. */
export const noark5Schema = (namespace: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${escapeAttribute(namespace)}"
    targetNamespace="${escapeAttribute(namespace)}" elementFormDefault="qualified" version="1.0">
  <xs:annotation>
    <xs:documentation xml:lang="en">The public part of a Norwegian journal entry. Names and order of elements follow Noark 5
      arkivstruktur (Arkivverket); what arkivstruktur demands and the public journal does not have is left out. The root is the
      outermost element known: klasse, else mappe, else registrering. Private persons have a role and no name.</xs:documentation>
  </xs:annotation>

  <xs:element name="klasse" type="klasse"/>
  <xs:element name="mappe" type="mappe"/>
  <xs:element name="registrering" type="registrering"/>

  <xs:complexType name="klasse">
    <xs:sequence>
      <xs:element name="klasseID" type="tekst" minOccurs="0"/>
      <xs:element name="tittel" type="tekst" minOccurs="0"/>
      <xs:choice>
        <xs:element name="mappe" type="mappe"/>
        <xs:element name="registrering" type="registrering"/>
      </xs:choice>
    </xs:sequence>
  </xs:complexType>

  <xs:complexType name="mappe" abstract="true"/>
  <xs:complexType name="saksmappe">
    <xs:complexContent>
      <xs:extension base="mappe">
        <xs:sequence>
          <xs:element name="permalenke" type="xs:anyURI"/>
          <xs:element name="mappeID" type="tekst" minOccurs="0"/>
          <xs:element name="offentligTittel" type="tekst" minOccurs="0"/>
          <xs:element name="registrering" type="registrering"/>
          <xs:element name="saksaar" type="xs:positiveInteger" minOccurs="0"/>
          <xs:element name="sakssekvensnummer" type="xs:nonNegativeInteger" minOccurs="0"/>
          <xs:element name="saksdato" type="xs:date" minOccurs="0"/>
        </xs:sequence>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>

  <xs:complexType name="registrering" abstract="true"/>
  <xs:complexType name="journalpost">
    <xs:complexContent>
      <xs:extension base="registrering">
        <xs:sequence>
          <xs:element name="permalenke" type="xs:anyURI"/>
          <xs:element name="skjerming" minOccurs="0">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="tilgangsrestriksjon" type="tekst" minOccurs="0"/>
                <xs:element name="skjermingshjemmel" type="tekst" minOccurs="0"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="dokumentbeskrivelse" minOccurs="0" maxOccurs="unbounded">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="tittel" type="tekst" minOccurs="0"/>
                <xs:element name="tilknyttetRegistreringSom" minOccurs="0">
                  <xs:simpleType>
                    <xs:restriction base="xs:string">
                      <xs:enumeration value="Hoveddokument"/>
                      <xs:enumeration value="Vedlegg"/>
                    </xs:restriction>
                  </xs:simpleType>
                </xs:element>
                <xs:element name="dokumentnummer" type="xs:integer" minOccurs="0"/>
                <xs:element name="dokumentobjekt" minOccurs="0">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="format" type="tekst" minOccurs="0"/>
                      <xs:element name="referanseDokumentfil" type="tekst" minOccurs="0"/>
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="registreringsID" type="tekst" minOccurs="0"/>
          <xs:element name="offentligTittel" type="tekst" minOccurs="0"/>
          <xs:element name="korrespondansepart" minOccurs="0" maxOccurs="unbounded">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="korrespondanseparttype" type="tekst" minOccurs="0"/>
                <xs:element name="korrespondansepartNavn" type="tekst" minOccurs="0"/>
                <xs:element name="administrativEnhet" type="tekst" minOccurs="0"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="journalaar" type="xs:integer" minOccurs="0"/>
          <xs:element name="journalsekvensnummer" type="xs:integer" minOccurs="0"/>
          <xs:element name="journalpostnummer" type="xs:integer" minOccurs="0"/>
          <xs:element name="journalposttype" minOccurs="0">
            <xs:simpleType>
              <xs:restriction base="xs:string">
                <xs:enumeration value="Inngående dokument"/>
                <xs:enumeration value="Utgående dokument"/>
                <xs:enumeration value="Organinternt dokument for oppfølging"/>
                <xs:enumeration value="Organinternt dokument uten oppfølging"/>
                <xs:enumeration value="Saksframlegg"/>
              </xs:restriction>
            </xs:simpleType>
          </xs:element>
          <xs:element name="journaldato" type="xs:date" minOccurs="0"/>
          <xs:element name="dokumentetsDato" type="xs:date" minOccurs="0"/>
          <xs:element name="mottattDato" type="xs:date" minOccurs="0"/>
          <xs:element name="sendtDato" type="xs:date" minOccurs="0"/>
          <xs:element name="administrativEnhet" type="tekst" minOccurs="0"/>
          <xs:element name="organisasjonsnummer" type="tekst"/>
          <xs:element name="kommunenummer" type="tekst"/>
          <xs:element name="lenke" type="tekst" minOccurs="0"/>
          <xs:element name="arkivuttrekk" minOccurs="0">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="navn" type="tekst"/>
                <xs:element name="periode" type="tekst" minOccurs="0"/>
                <xs:element name="system" type="tekst" minOccurs="0"/>
                <xs:element name="uttrekksdato" type="tekst" minOccurs="0"/>
                <xs:element name="arkivinstitusjon" type="tekst" minOccurs="0"/>
                <xs:element name="kontakt" type="tekst" minOccurs="0"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="publisert" type="xs:dateTime"/>
          <xs:element name="endret" type="xs:dateTime"/>
        </xs:sequence>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>

  <xs:simpleType name="tekst">
    <xs:restriction base="xs:string">
      <xs:minLength value="1"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
`;
