import EventLog
import Testing

@Test func `a type name has an area, an event and a version`() throws {
    let name = try #require(EventTypeName("procurement.award-decided.v12"))
    #expect(name.area == "procurement")
    #expect(name.event == "award-decided")
    #expect(name.version == 12)
    #expect("\(name)" == "procurement.award-decided.v12")
}

@Test(arguments: ["a.b.v1", "a1-b2.c-d-e.v999", "0.0.v1"])
func `kebab-case and a version from 1 to 999 make a type name`(text: String) {
    #expect(EventTypeName(text)?.text == text)
}

@Test(arguments: [
    "", "a.b", "a.b.c", "a.b.v", "a.b.v0", "a.b.v01", "a.b.v1000", "a.b.V1", "A.b.v1", "a.b_c.v1",
    "a.-b.v1", "a.b-.v1", "a.b--c.v1", ".b.v1", "a..v1", "a.b.c.v1", "a.b.v1.", "a.b.v1 ",
    "a.b.v+1", "ä.b.v1", "a.b.v१", "a.b\n.v1", String(repeating: "a", count: 125) + ".b.v1",
])
func `another text is no type name`(text: String) {
    #expect(EventTypeName(text) == nil)
}

@Test func `a type name has at most 128 bytes`() {
    #expect(EventTypeName(String(repeating: "a", count: 123) + ".b.v1") != nil)
    #expect(EventTypeName(String(repeating: "a", count: 124) + ".b.v1") == nil)
}

@Test func `a wrong name in source is a bug`() async {
    await #expect(processExitsWith: .failure) { _ = EventTypeName(known: "Wrong") }
}

@Test func `type names are ordered by their bytes`() {
    #expect(EventTypeName(known: "a.b.v10") < EventTypeName(known: "a.b.v2"))
    #expect(EventTypeName(known: "a-b.c.v1") < EventTypeName(known: "a.b.v1"))
}
