import Foundation

/// What lies in `Tools` can be run, and says what it does.
enum Tools {
    static func findings(for url: URL, path: String) -> [Finding] {
        guard FileManager.default.isExecutableFile(atPath: url.path) else {
            return [Finding(path, 1, "has no run bit: chmod +x \(path)")]
        }
        let output = Pipe()
        let process = Process()
        process.executableURL = url
        process.arguments = ["--help"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return [Finding(path, 1, "cannot be run: \(error)")]
        }
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, text.hasPrefix("Usage: \(path)") else {
            let advice = "--help must exit with 0 and start with `Usage: \(path)`"
            return [Finding(path, 1, advice)]
        }
        return []
    }
}
