import EventLog
import Testing

@Test func `an audience is written in a word`() {
    let audiences = [Audience.everyone, .after(Closed.name), .parties, .auditors]
    #expect(
        audiences.map(\.description) == ["public", "after(till.closed.v1)", "parties", "auditor"])
}

@Test func `there are four reasons to seal a field`() {
    #expect(
        SealingClass.allCases.map(\.rawValue)
            == ["personal", "narrative", "embargoed", "restricted"])
}

@Test func `every event type may have sources and attachments`() {
    for table in [Counted.table, Closed.table, Described.table] {
        #expect(table.fields.suffix(2).map(\.name) == ["sources", "attachments"])
    }
    #expect(Citation.table.fields.map(\.name) == ["title", "uri", "sha256"])
}

@Test func `a text is one line where it stands in the leaf, and says so`() {
    func kinds(_ fields: [FieldDescription]) -> [String] {
        fields.map { "\($0.name) \($0.shape.kind)" }
    }
    let fields = Described.table.fields
    #expect(kinds(fields).contains("title line of text") && kinds(fields).contains("contact text"))
    #expect(
        kinds(Described.Drawer.table.fields).prefix(2) == ["label line of text", "lock object"])
    #expect(kinds(Described.Drawer.table.fields).contains("hint text"))
}
