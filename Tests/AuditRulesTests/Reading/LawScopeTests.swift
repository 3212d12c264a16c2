import Testing

@testable import AuditRules

struct LawScopeTests {
    private func answer(_ lines: [String]) async throws -> LawScope.Answer? {
        let opened = fact("procurement.opportunity-published", "2016-05-02", #"{"channel":"OJEU"}"#)
        let file = try await history(lines + [opened]).procurements.first
        return file.map { LawScope.procurementPatientChoice.answer($0.law) }
    }

    @Test func `a process is inside by its law, its days and its subject`() async throws {
        #expect(try await answer([commenced("PPC2013", "2013-04-01")]) == .inside)
        #expect(try await answer([commenced("PCR2015-LTR", "2023-12-31")]) == .inside)
    }

    @Test func `one fact on record is enough to be outside`() async throws {
        #expect(
            try await answer([commenced("PCR2015", "2016-05-01", care: false)])
                == .outside("it is not health care"))
        #expect(
            try await answer([commenced("PCR2015", "2024-01-01")])
                == .outside("it commenced on 2024-01-01"))
        #expect(
            try await answer([commenced("PSR", "2016-05-01")]) == .outside("it is run under PSR"))
    }

    @Test func `what was under way before the law did not commence under it`() async throws {
        let file = try await history([award("2023-12-31")]).procurements.first
        let answer = file.map { LawScope.providerSelection.answer($0.law) }
        #expect(answer == .outside("it was under way on 2023-12-31"))
        let later = try await history([award("2024-01-01")]).procurements.first
        guard case .unknown? = later.map({ LawScope.providerSelection.answer($0.law) }) else {
            Issue.record("known")
            return
        }
    }

    @Test func `what is not known is named`() async throws {
        guard case .unknown(let missing)? = try await answer([]) else {
            Issue.record("known")
            return
        }
        #expect(
            missing.map(\.type) == [
                "procurement.procurement-commenced", "procurement.procurement-planned",
                "procurement.procurement-commenced",
            ])
    }
}
