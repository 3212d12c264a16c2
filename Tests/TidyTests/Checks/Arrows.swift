/// Arrows point down only, and a target lists every target it imports and no other.
enum Arrows {
    /// - Parameter sources: The Swift files below `Sources`.
    static func findings(in sources: [SwiftFile], manifest: PackageManifest) -> [Finding] {
        var findings: [Finding] = []
        for (target, files) in Dictionary(grouping: sources, by: \.target).sorted(by: first) {
            guard DesignTable.arrows[target] != nil else {
                let advice = "\(target) is not in DesignTable.arrows: give it a layer first"
                findings.append(Finding(files[0].path, 1, advice))
                continue
            }
            findings += files.flatMap { self.findings(in: $0) }
            findings += undeclared(target, files, manifest)
        }
        return findings
    }

    /// The imports of one file that the table does not allow.
    static func findings(in file: SwiftFile) -> [Finding] {
        let reach = DesignTable.reach(of: file.target)
        return file.imports.compactMap { module, line in
            if module == "Foundation" {
                guard DesignTable.foundationFiles[file.path] == nil else { return nil }
                let advice = "do without Foundation, or say why in DesignTable.foundationFiles"
                return Finding(file.path, line, advice)
            }
            if let allowed = DesignTable.externals[module] {
                guard let allowed, !allowed.contains(file.target) else { return nil }
                let list = allowed.sorted().joined(separator: ", ")
                return Finding(file.path, line, "only \(list) may import \(module)")
            }
            guard DesignTable.arrows[module] != nil else {
                let advice = "\(module) is unknown to DesignTable: add it there, or do without"
                return Finding(file.path, line, advice)
            }
            guard !reach.contains(module) else { return nil }
            let advice = "\(file.target) has no arrow to \(module): move the code, not the arrow"
            return Finding(file.path, line, advice)
        }
    }

    /// Where Package.swift and the imports of a target differ.
    private static func undeclared(
        _ target: String, _ files: [SwiftFile], _ manifest: PackageManifest
    ) -> [Finding] {
        guard let entry = manifest.targets[target] else {
            return [Finding("Package.swift", 1, "\(target) has sources and no entry: add it")]
        }
        let checked = DesignTable.arrows.keys + ["Crypto", "GRDB", "ArgumentParser"]
        var imported: [String: (file: String, line: Int)] = [:]
        for file in files {
            for (module, line) in file.imports where checked.contains(module) {
                imported[module] = imported[module] ?? (file.path, line)
            }
        }
        let missing = imported.filter { !entry.dependencies.contains($0.key) }.sorted(by: first)
        let surplus = entry.dependencies.subtracting(imported.keys).sorted()
        return missing.map {
            Finding($1.file, $1.line, "Package.swift does not list \($0) for \(target): add it")
        }
            + surplus.map {
                let advice = "\(target) lists \($0) and never imports it: take it out"
                return Finding("Package.swift", entry.line, advice)
            }
    }

    private static func first<Value>(
        _ left: (key: String, value: Value), _ right: (key: String, value: Value)
    ) -> Bool {
        left.key < right.key
    }
}
