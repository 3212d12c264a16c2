import EventLog
import Testing

@Test func `a correction concerns a recorded fact of its own stream`() {
    #expect(foundPaths(corrected(id(9), to: 1)) == [] && foundPaths(withdrawn(id(9))) == [])
    #expect(found(corrected(id(5), to: 1)).map(\.reason) == ["no event has this id"])
    #expect(found(withdrawn(id(8))).map(\.reason) == ["that event is itself a correction"])
    let elsewhere = found(withdrawn(id(9), in: "till/02Q/2"))
    #expect(elsewhere.map(\.path) == ["/subject"])
    #expect(elsewhere.first?.hint == "that event stands in till/02Q/1")
}

@Test(arguments: [
    (#""occurredon":"2013-04-01","data":{}"#, ["/data/data/amount"]),
    (
        #""occurredon":"2013-04-01","data":{"amount":-1,"x":1}"#,
        ["/data/data/x", "/data/data/amount"]
    ),
    (#""data":{"amount":1}"#, ["/data/occurredon"]),
    (#""occurredon":"2013-04-01""#, ["/data/data"]),
    (#""occurredon":"2013-04-01","data":[]"#, ["/data/data"]),
    (
        #""occurredon":"2013-04-01","data":{"amount":1},"time":"2013-04-02T09:00:00Z""#,
        ["/data/time"]
    ),
    (
        #""occurredon":"2013-04-01","data":{"amount":1},"occurredprecision":"month""#,
        ["/data/occurredon"]
    ),
    (
        #""occurredon":"2013-04-30","data":{"amount":1},"occurredprecision":"month","#
            + #""time":"2013-04-30T09:00:00Z""#, ["/data/time"]
    ),
    (#""occurredon":"2013-04-01","data":{"amount":1},"type":"x""#, ["/data/type"]),
])
func `a correction's fact is checked as the fact itself would be`(data: String, paths: [String]) {
    let text = line(Correction.corrected.text, #"{"reasonCode":"other",\#(data)}"#, corrects)
    #expect(foundPaths(text) == paths)
}

@Test func `a fact of a type that the release does not know cannot be corrected by it`() {
    let issues = found(corrected(id(7), to: 1))
    #expect(issues.map(\.path) == ["/corrects"])
    #expect(issues.first?.reason.hasPrefix("till.counted.v2 is another version") == true)
}

@Test func `a correction gives a reason code`() {
    let text = line(Correction.withdrawn.text, "{}", corrects)
    #expect(foundPaths(text) == ["/data/reasonCode"])
    let other = line(Correction.withdrawn.text, #"{"reasonCode":"whim"}"#, corrects)
    #expect(foundPaths(other) == ["/data/reasonCode"])
}

@Test func `what is wrong with an envelope and with its data is told together`() {
    func issues(_ text: String) -> [String] {
        do throws(ProposalFailure) {
            _ = try catalogue.proposal(line: Array(text.utf8), defaults: defaults)
            return []
        } catch {
            return error.issues.map(\.path)
        }
    }
    let wrong = #""amount":-1,"colour":1,"note":"of 943 476 5919""#
    let text = #"{"type":"till.counted.v1","subject":"t","occurredon":"x","data":{\#(wrong)}}"#
    #expect(
        Set(issues(text)) == [
            "/subject", "/occurredon", "/data/note", "/data/colour", "/data/amount",
        ])
    #expect(issues(text.replacing("till.counted", with: "till.none")).contains("/type"))
    #expect(Set(issues(text.replacing(#"{"type""#, with: #"{"typ""#))).isSuperset(of: ["/type"]))
    #expect(issues(text.replacing("data\":{", with: "daten\":{")).contains("/data"))
    #expect(issues(counted(1)) == [] && issues("{") == [""] && issues("[]").first == "")
}

@Test func `an unknown type and an unknown area are told together, with the data`() {
    let text = line("till.counted.v1", #"{"amount":-1}"#, in: "shop/02Q/1")
    #expect(foundPaths(text) == ["/subject", "/data/amount"])
    let none = line("till.none.v1", #"{"amount":-1}"#, in: "shop/02Q/1")
    #expect(foundPaths(none) == ["/type", "/subject"])
}
