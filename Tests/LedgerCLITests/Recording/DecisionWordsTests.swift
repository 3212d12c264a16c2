import CanonicalJSON
import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct DecisionWordsTests {
    private func json(_ field: String, _ text: String) throws -> String? {
        let field = try #require(DecisionForm.table.fields.first { $0.name == field })
        return try DecisionWords(field: field).value(text).map { value in
            String(decoding: try value.canonicalBytes(), as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("title", " Heart scanning van ", #""Heart scanning van""#),
        ("route", "waiver of SFI 9.3", #"{"how":"waiver","waives":"SFI 9.3"}"#),
        ("route", "waiver", #"{"how":"waiver"}"#),
        ("route", "tender", #"{"how":"openTender"}"#), ("route", "aqp", #"{"how":"AQP"}"#),
        ("route", "psr-c", #"{"how":"PSR-C"}"#), ("route", "magic", #"{"how":"magic"}"#),
        (
            "route", "direct; regime=PCR2015; healthCare=no; alternatives=openTender,framework",
            #"{"alternatives":["openTender","framework"],"healthCare":false,"how":"direct","#
                + #""regime":"PCR2015"}"#
        ),
        ("supplier", "FICSCAN", #"{"supplier":"FICSCAN"}"#),
        (
            "supplier", "Smith; Jones and Co; registeredAddress=1 High Street; Vale",
            #"{"registeredAddress":"1 High Street; Vale","supplierName":"Smith; Jones and Co"}"#
        ),
        ("supplier", "supplierName=BUPA", #"{"supplierName":"BUPA"}"#),
        ("value", "£30,000 excl", #"{"pence":3000000,"vat":"excl"}"#),
        ("value", "12.05 incl VAT annual", #"{"basis":"annual","pence":1205,"vat":"incl"}"#),
        ("term", "2018-07-01", #"{"start":"2018-07-01"}"#),
        (
            "term", "2018-07-01 to 2019-06-30; options=12x2, 6; signedOn=2018-06-20",
            #"{"lastDay":"2019-06-30","options":[{"months":12,"times":2},{"months":6}],"#
                + #""signedOn":"2018-06-20","start":"2018-07-01"}"#
        ),
        (
            "decided", "meeting FPC-5 item 4 on 2018-05-22",
            #"{"in":{"item":"4","meeting":"FPC-5"},"on":"2018-05-22"}"#
        ),
        (
            "decided", "officer person:cfo under SoRD-4 on today",
            #"{"in":{"delegation":"SoRD-4","officer":"person:cfo"}}"#
        ),
        ("conflicts", "None", #""none""#),
        (
            "conflicts",
            "person:a INT-3 leftRoom materialInterest: She chairs it; person:b mayStay",
            #"[{"action":"leftRoom","interestRef":"INT-3","personRef":"person:a","#
                + #""reason":"She chairs it","reasonCode":"materialInterest"},"#
                + #"{"action":"mayStay","personRef":"person:b"}]"#
        ),
        ("reason", "urgency: It broke; at noon", #"{"code":"urgency","text":"It broke; at noon"}"#),
        ("reason", "other", #"{"code":"other"}"#),
        ("register", "2018-07", #"{"reference":"2018-07"}"#),
        (
            "register", "contractManager=person:m; comments=None",
            #"{"comments":"None","contractManager":"person:m"}"#
        ),
        ("value", #"{"pence":5,"vat":"incl"}"#, #"{"pence":5,"vat":"incl"}"#),
    ])
    func `words become the field`(_ field: String, _ text: String, _ expected: String) throws {
        #expect(try json(field, text) == expected)
    }

    @Test func `no words are no field`() throws { #expect(try json("term", "  ") == nil) }

    @Test(arguments: [
        ("value", "£30,00x excl", "/value"), ("value", "3 4 excl", "/value"),
        ("value", "-3 excl", "/value"), ("term", "2018-07-01 until 2019-06-30", "/term"),
        ("term", "2018-07-01; options=a year", "/term/options"),
        ("decided", "meeting", "/decided"), ("decided", "committee FPC", "/decided"),
        ("conflicts", "person:a INT-1 INT-2", "/conflicts"), ("value", "{", "/value"),
        ("route", "direct; healthCare=perhaps", "/route/healthCare"),
    ])
    func `what is not understood is said with its field`(
        _ field: String, _ text: String, _ path: String
    ) throws {
        let failure = #expect(throws: Failure.self) { try json(field, text) }
        #expect(failure?.status == .refused && failure?.errors.map(\.path) == [path])
    }

    @Test func `pounds are read to the penny, or not at all`() {
        #expect(DecisionWords.pence("£1,234.50") == 123_450)
        #expect(DecisionWords.pence("0") == 0)
        for word in ["1.5", "1.234", "+1", "1e3", "£", "", "99999999999999999999", "1.-5"] {
            #expect(DecisionWords.pence(word) == nil, "\(word)")
        }
    }

    @Test func `every field says how it is written`() {
        #expect(Set(DecisionWords.grammar.keys) == Set(DecisionForm.table.fields.map(\.name)))
    }
}
