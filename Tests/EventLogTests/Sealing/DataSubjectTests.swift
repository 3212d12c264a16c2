import CanonicalJSON
import Testing

@testable import EventLog

private func subject(_ path: String, _ data: String) -> String? {
    let profile = JSONProfile.interchange(maximumLength: 10_000)
    guard let value = try? JSONValue(parsing: Array(data.utf8), profile: profile) else {
        return "not JSON"
    }
    return DataSubject.of(path, in: value)?.text
}

@Test func `a value is about the person named in the nearest object around it`() {
    let data = """
        {"personRef":"person:1","name":"A","people":[{"personRef":"person:2","name":"B"},\
        {"name":"C","home":{"street":"D"}}],"card":{"personRef":"person:3","home":{"street":"E"}}}
        """
    #expect(subject("name", data) == "person:1")
    #expect(subject("people/0/name", data) == "person:2")
    #expect(subject("people/1/name", data) == "person:1")
    #expect(subject("people/1/home/street", data) == "person:1")
    #expect(subject("card/home/street", data) == "person:3")
}

@Test func `a value that nobody is named for is about nobody`() {
    #expect(subject("name", #"{"name":"A"}"#) == nil)
    #expect(subject("name", #"{"name":"A","person":{"personRef":"person:1"}}"#) == nil)
    #expect(subject("name", #"{"name":"A","personRef":7}"#) == nil)
    #expect(subject("name", #"{"name":"A","personRef":"two words"}"#) == nil)
    #expect(subject("people/5/name", #"{"people":[]}"#) == nil)
    #expect(subject("name/first", #"{"name":"A"}"#) == nil)
}

@Test func `a correction names the person in the fact that it says again`() throws {
    let fact = #"{"title":"t","contact":"x","personRef":"person:4","drawers":[{"label":"a"}]}"#
    let data = #"{"reasonCode":"other","occurredon":"2013-04-01","data":\#(fact)}"#
    #expect(subject("data/contact", data) == "person:4")
}
