/** The platform switches; mutable, so that the workbench can pretend to be a phone. [T Platform] */
export const Platform = {
  isDesktop: true,
  isMobile: false,
  isDesktopApp: true,
  isMobileApp: false,
  isIosApp: false,
  isAndroidApp: false,
  isPhone: false,
  isTablet: false,
  isMacOS: navigator.userAgent.includes("Mac OS"),
  isWin: navigator.userAgent.includes("Windows"),
  isLinux: navigator.userAgent.includes("Linux"),
  isSafari: false,
  resourcePathPrefix: "/api/file?path=",
};

/** Pretends to be an Android phone. [T Platform; which switches go together F] */
export function becomePhone(): void {
  Object.assign(Platform, {
    isDesktop: false,
    isDesktopApp: false,
    isMobile: true,
    isMobileApp: true,
    isAndroidApp: true,
    isPhone: true,
  });
  Object.assign(Platform, { isMacOS: false, isWin: false, isLinux: false });
}

export const host = { version: "1.13.7", language: "en" };

/** Whether the host is at least of that version. [T requireApiVersion] */
export function requireApiVersion(version: string): boolean {
  return compareVersions(host.version, version) >= 0;
}

/** Negative, zero or positive, as for `Array.sort`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
