import EventLog
import Glibc
import TransparencyLog

/// A file in which calls and what they returned are noted, a JSON object a line.
///
/// Each line is one write, so a process that is killed leaves whole lines only, and a line about a
/// return is written after the return: what it says was acknowledged.
final class CallLog: Sendable {
    private let descriptor: Int32

    /// Opens the file, or makes it; what it holds stays.
    init(_ path: String) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            print("cannot open \(path)")
            exit(2)
        }
    }

    /// Notes a line; `facts` are members of the object, without braces.
    func note(_ event: String, _ client: String, _ facts: String, at time: UInt64 = now()) {
        let line = "{\"event\":\"\(event)\",\"client\":\"\(client)\",\"at\":\(time),\(facts)}\n"
        let bytes = Array(line.utf8)
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written != bytes.count {
            print("cannot note what was done")
            exit(2)
        }
    }

    /// Notes what an append came to.
    func note(_ result: Result<Receipt, AppendError>, of number: Int, _ client: String) {
        switch result {
        case .success(let receipt):
            note(
                "return", client,
                """
                "number":\(number),"first":\(receipt.first),"count":\(receipt.count),\
                "leaf":"\(receipt.leafHashes[0].hex)","root":"\(receipt.root.hex)",\
                "time":\(receipt.recordedTime.microseconds),"replay":\(receipt.isReplay)
                """)
        case .failure(let error):
            note("error", client, "\"number\":\(number),\"why\":\"\(CallLog.plain("\(error)"))\"")
        }
    }

    /// A text that needs no escapes.
    static func plain(_ text: String) -> String {
        let bytes = text.utf8.filter { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nanoseconds since the machine was started: the same for all its processes.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
