/**
 * Has esbuild load something else in the place of the files that `filter` matches. The build fails when there are none:
 * what was meant has moved, and would go in as it is without anyone's notice.
 *
 * @param {import("esbuild").PluginBuild} build
 * @param {RegExp} filter
 * @param {Parameters<import("esbuild").PluginBuild["onLoad"]>[1]} load
 */
export function loadInstead({ onLoad, onEnd }, filter, load) {
  let isMet = false;
  onLoad({ filter }, (file) => {
    isMet = true;
    return load(file);
  });
  onEnd(({ errors }) =>
    isMet || errors.length > 0 ? undefined : { errors: [{ text: `Nothing that is built matches ${filter}` }] },
  );
}
