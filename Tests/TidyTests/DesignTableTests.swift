import Testing

struct DesignTableTests {
    @Test func `a target reaches all that is at or below its arrows`() {
        #expect(DesignTable.reach(of: "EventLog") == ["CanonicalJSON", "TransparencyLog"])
        #expect(
            DesignTable.reach(of: "Projections")
                == ["Commissioning", "EventLog", "CanonicalJSON", "TransparencyLog"])
        #expect(DesignTable.reach(of: "SafeFiles").isEmpty)
    }

    @Test func `no arrow leads back, and each leads to a target`() {
        for (target, arrows) in DesignTable.arrows {
            #expect(!DesignTable.reach(of: target).contains(target))
            #expect(arrows.allSatisfy { DesignTable.arrows[$0] != nil })
        }
    }

    @Test func `siblings never see one another`() {
        #expect(!DesignTable.reach(of: "LedgerCLI").contains("LedgerWeb"))
        #expect(!DesignTable.reach(of: "Ledger").contains("SQLiteEventLog"))
        #expect(!DesignTable.reach(of: "SQLiteEventLog").contains("Commissioning"))
    }
}
