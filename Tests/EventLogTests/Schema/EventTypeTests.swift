import EventLog
import Testing

@Test func `a schema says what its type declares`() {
    let schema = EventSchema(Counted.self)
    #expect(schema.name == Counted.name && schema.summary == Counted.summary)
    #expect(schema.streamForm == "till/{body}/{ref}")
    #expect(
        schema.fields.map(\.name) == ["amount", "supplier", "note", "sources", "attachments"])
    #expect(EventType<Till>(Counted.self).schema.fields == schema.fields)
}
