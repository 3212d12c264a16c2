import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct LineMentionsTests {
    private func line(_ day: String) async throws -> (LineMentions, [ODSCode: [Successor]]) {
        let view = try await Book.view(
            asOf: day,
            [
                registered("FICA"), registered("FICN"), registered("FICM"), Book.joint("a"),
                Book.followed("FICN", ["FICA"], "2015-04-01"),
                Book.followed("FICM", ["FICA", "FICN"], "2016-04-01"),
            ])
        let line = try BodyLine(try #require(ODSCode("FICN")), in: view)
        let mentions = try LineMentions(line, in: view)
        return (mentions, try mentions.successors(in: view))
    }

    @Test func `the streams that name each body of the line are found`() async throws {
        let (mentions, _) = try await line("2015-04-01")
        let fica = try #require(ODSCode("FICA"))
        #expect(mentions.line.codes.map(\.description) == ["FICN", "FICA"])
        #expect(
            mentions.streams[fica]?.map(\.text)
                == ["contract/FICA/a", "org/FICA", "org/FICM", "org/FICN"])
    }

    @Test func `who followed is told from the day on which it took effect`() async throws {
        let fica = try #require(ODSCode("FICA"))
        let (_, early) = try await line("2015-04-01")
        #expect(early[fica]?.map(\.code.description) == ["FICN"])
        let (_, late) = try await line("2016-04-01")
        #expect(late[fica]?.map(\.code.description) == ["FICN", "FICM"])
    }

    @Test func `work is a body's own, carried over, or led by another`() throws {
        let codes = try ["FICN", "FICA"].map { try #require(ODSCode($0)) }
        let other = try #require(ODSCode("FICX"))
        let line = HoldingLine(codes: codes, successors: [:])
        #expect(line.origin(of: codes[0]) == .own && line.origin(of: nil) == .own)
        #expect(line.origin(of: codes[1]) == .carriedOver(from: codes[1]))
        #expect(line.origin(of: other) == .ledBy(other))
    }
}
