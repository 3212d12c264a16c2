internal import Dispatch
internal import Glibc
internal import Synchronization

/// What happens when somebody presses Ctrl-C: the process ends at once, with code 130.
///
/// The log needs no farewell: what was not committed is not there, and what was is whole.
enum Interruption {
    private static let folders = Mutex<[String]>([])
    private static let sources = Mutex<[Listening]>([])
    /// Where the handler writes which signal came. Set once, before there is a handler.
    private nonisolated(unsafe) static var pipeEnd: Int32 = -1

    /// Unchecked because it is only ever held.
    private struct Listening: @unchecked Sendable {
        let source: any DispatchSourceRead
    }

    /// Ends the process on SIGINT and SIGTERM, and removes the folders that were given.
    ///
    /// A handler may do next to nothing, so it writes into a pipe, where no signal is lost.
    static func listen() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe the signals do what they always do, and end the process too.
        guard pipe(&ends) == 0 else { return }
        pipeEnd = ends[1]
        let reading = ends[0]
        let source = DispatchSource.makeReadSource(fileDescriptor: reading, queue: .global())
        source.setEventHandler {
            var number: UInt8 = 0
            guard read(reading, &number, 1) == 1 else { return }
            end(Int32(number))
        }
        source.resume()
        sources.withLock { $0.append(Listening(source: source)) }
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                let code = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Interruption.pipeEnd, &byte, 1)
                errno = code
            }
        }
    }

    private static func end(_ number: Int32) {
        _ = Terminal.process.write(.messages, Array("\ninterrupted\n".utf8))
        folders.withLock { $0.forEach(Folders.remove) }
        _exit(number == SIGINT ? CommandStatus.interrupted.rawValue : 128 + number)
    }

    /// Has a folder removed when the process is interrupted.
    static func remove(_ folder: String) { folders.withLock { $0.append(folder) } }

    /// Forgets a folder that is there to stay, or gone.
    static func keep(_ folder: String) {
        folders.withLock { folders in folders.removeAll { $0 == folder } }
    }
}
