/// The style sheet and the script, compiled in from the files beside this one, so that the tool needs no other file.
enum SiteAssets {
    static var style: String { String(decoding: PackageResources.site_css, as: UTF8.self) }
    static var script: String { String(decoding: PackageResources.site_js, as: UTF8.self) }
}
