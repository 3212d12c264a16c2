import TestSupport

/// One step of a simulation, with the random number from which all its choices follow: leaving out
/// another step does not change it.
struct SimulatedStep: Sendable {
    let place: Int
    let number: UInt64
    let action: Action

    enum Action: String, CaseIterable, Sendable {
        // What people and programs do.
        case append, appendBatch, appendGroup, retry, read, cosign, cosignAgain, backUp
        case moveLog, restart, save, verify
        // What goes wrong, and must not be noticed.
        case restartWitness, jumpClock, loseReply, kill, cutPower, failWrite, failSync, fill
        // What goes wrong, and must be noticed.
        case restoreLog, restoreFolder, loseWrite, misdirectWrite, rot

        /// How often it is drawn.
        var weight: Int {
            switch self {
            case .append: 12
            case .read: 6
            case .appendBatch, .appendGroup, .retry, .backUp, .cosign, .cosignAgain,
                .restartWitness:
                4
            case .moveLog, .save, .cutPower, .kill, .loseReply, .fill: 3
            case .restart, .jumpClock, .failWrite, .failSync,
                .restoreLog, .restoreFolder:
                2
            case .verify: 1
            case .loseWrite, .misdirectWrite, .rot: 0
            }
        }

        static let faults: [Action] = [
            .restartWitness, .jumpClock, .loseReply, .kill, .cutPower, .failWrite, .failSync,
            .fill, .restoreLog, .restoreFolder,
        ]
        /// After one of these a disk keeps no promise any more.
        static let lies: [Action] = [.loseWrite, .misdirectWrite, .rot]
    }

    /// The steps that follow from a number: a subset of the faults, and at most one lie, late.
    static func steps(_ number: UInt64, count: Int = 60) -> [SimulatedStep] {
        var random = SeededRandom(number)
        let faults = Action.faults.filter { _ in Bool.random(using: &random) }
        let harmless = Action.allCases.filter {
            !Action.faults.contains($0) && !Action.lies.contains($0)
        }
        let bag = (harmless + faults).flatMap { Array(repeating: $0, count: $0.weight) }
        let lie =
            Int.random(in: 0..<3, using: &random) == 0
            ? Action.lies.randomElement(using: &random) : nil
        let end = lie == nil ? count : Int.random(in: count / 3..<count, using: &random)
        var steps = (0..<end).map { place in
            SimulatedStep(
                place: place, number: random.next(),
                action: bag.randomElement(using: &random) ?? .append)
        }
        guard let lie else { return steps }
        steps.append(SimulatedStep(place: end, number: random.next(), action: lie))
        for place in (end + 1)..<(end + 6) {
            let action = [Action.append, .appendGroup, .restart, .moveLog]
                .randomElement(using: &random)
            steps.append(
                SimulatedStep(place: place, number: random.next(), action: action ?? .append))
        }
        return steps
    }
}

/// A bug that is planted around the ledger, to see whether the simulation finds it.
enum PlantedBug: String, CaseIterable, Sendable {
    /// A sync returns before anything is safe.
    case skipsSync
    /// An append is acknowledged when the one before it is safe.
    case acknowledgesEarly
    /// A receipt names the position of the receipt before it.
    case reusesPosition
    /// A request that is sent again is recorded again.
    case ignoresRequestKey
    /// The witness signs whatever it is asked to.
    case acceptsSmallerCheckpoint
    /// The log is opened whatever `head` says.
    case forgetsHead
    /// `head` is written before the log.
    case headAheadOfLog
    /// After a power cut the tree goes on from an older frontier.
    case staleFrontier
    /// Two requests are recorded at the same time.
    case timeStandsStill
    /// The entries of a request are appended one by one.
    case tearsBatches
    /// A reader goes on one event too far.
    case readerSkips
    /// A backup copies the file while others write to it.
    case backupIsNoSnapshot
    /// A witness remembers nothing after a restart.
    case witnessForgets
    /// Verification does not hash leaves again.
    case verifyTrustsHashes
    /// A full disk is not reported.
    case swallowsFullDisk
}
