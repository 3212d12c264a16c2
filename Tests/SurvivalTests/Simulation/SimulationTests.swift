import EventLog
import Glibc
import TestSupport
import Testing

/// What must hold whatever goes wrong, from one random number after the other.
@Suite(.serialized) struct SimulationTests {
    private static let isSoak = getenv("CCGLEDGER_SOAK") != nil

    @Test func `nothing is found where no bug was planted`() async throws {
        let start = ContinuousClock.now
        let first: UInt64 = SimulationTests.isSoak ? UInt64(time(nil)) << 20 : 0
        let count: UInt64 = SimulationTests.isSoak ? 20_000 : 60
        let empty = try await EmptyLedger.files()
        var drawn: [SimulatedStep.Action: Int] = [:]
        for number in first..<(first + count) {
            let steps = SimulatedStep.steps(number)
            for step in steps { drawn[step.action, default: 0] += 1 }
            guard let failure = try await Simulation.run(steps, bug: nil, from: empty) else {
                continue
            }
            let fewest = try await SimulationTests.shrunk(steps, failure, nil, empty)
            Issue.record(
                """
                random number \(number): \(failure)
                steps that are enough: \
                \(fewest.map { "\($0.place) \($0.action.rawValue)" }.joined(separator: ", "))
                """)
            return
        }
        print(
            "simulation: \(count) random numbers from \(first), \(drawn.values.reduce(0, +))"
                + " steps, \(ContinuousClock.now - start)")
        #expect(SimulatedStep.Action.allCases.allSatisfy { drawn[$0, default: 0] > 1 })
    }

    @Test(arguments: PlantedBug.allCases)
    func `a planted bug is found within a minute`(bug: PlantedBug) async throws {
        let start = ContinuousClock.now
        let empty = try await EmptyLedger.files()
        var number: UInt64 = 1_000
        var found: Simulation.Failure?
        while found == nil, ContinuousClock.now - start < .seconds(60) {
            number += 1
            found = try await Simulation.run(SimulatedStep.steps(number), bug: bug, from: empty)
        }
        print(
            "simulation: \(bug.rawValue) found after \(ContinuousClock.now - start),"
                + " \(number - 1_000) random numbers: \(found.map { "\($0)" } ?? "not at all")")
        #expect(found != nil)
    }

    @Test func `fifteen bugs are planted`() { #expect(PlantedBug.allCases.count == 15) }

    @Test func `the same number takes the same steps to the same end`() async throws {
        let empty = try await EmptyLedger.files()
        let steps = SimulatedStep.steps(1_001)
        #expect(steps.map(\.action) == SimulatedStep.steps(1_001).map(\.action))
        let bug = PlantedBug.reusesPosition
        let ends = [
            try await Simulation.run(steps, bug: bug, from: empty),
            try await Simulation.run(steps, bug: bug, from: empty),
        ]
        #expect(ends[0].map { "\($0)" } == ends[1].map { "\($0)" })
    }

    @Test func `a failure shrinks to the steps that it needs`() async throws {
        let empty = try await EmptyLedger.files()
        let steps = SimulatedStep.steps(1_003)
        let bug = PlantedBug.ignoresRequestKey
        let failure = try #require(try await Simulation.run(steps, bug: bug, from: empty))
        let fewest = try await SimulationTests.shrunk(steps, failure, bug, empty)
        #expect(fewest.count <= 4, "\(fewest.map(\.action))")
        #expect(fewest.contains { $0.action == .retry })
        #expect(try await Simulation.run(fewest, bug: bug, from: empty)?.rule == failure.rule)
    }

    /// The fewest steps, found by leaving out, after which the same rule is broken.
    private static func shrunk(
        _ steps: [SimulatedStep], _ failure: Simulation.Failure, _ bug: PlantedBug?,
        _ empty: (log: [UInt8], head: [UInt8])
    ) async throws -> [SimulatedStep] {
        var steps = steps
        var length = steps.count / 2
        while length > 0 {
            var start = 0
            while start < steps.count {
                var fewer = steps
                fewer.removeSubrange(start..<min(start + length, steps.count))
                let again = try await Simulation.run(fewer, bug: bug, from: empty)
                if again?.rule == failure.rule { steps = fewer } else { start += length }
            }
            length /= 2
        }
        return steps
    }
}
