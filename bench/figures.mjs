// What the processes have found out, and the medians of it.

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The figures of all rounds, by vault, name and figure. */
export class Figures {
  #all = new Map();

  add(vault, name, figures) {
    const key = `${vault}\n${name}`;
    if (!this.#all.has(key)) this.#all.set(key, { vault, name, rounds: [] });
    this.#all.get(key).rounds.push(figures);
  }

  /** The median of a figure; undefined where it was not measured. */
  of(vault, name, figure = "ms") {
    const rounds = this.#all.get(`${vault}\n${name}`)?.rounds ?? [];
    const values = rounds.map((round) => round[figure]).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : median(values);
  }

  /** Of what stands under a name, the medians of the figures whose own names begin with a prefix, without it. */
  under(vault, name, prefix) {
    const [first] = this.#all.get(`${vault}\n${name}`)?.rounds ?? [];
    return Object.keys(first ?? {})
      .filter((figure) => figure.startsWith(prefix))
      .map((figure) => [figure.slice(prefix.length), this.of(vault, name, figure)]);
  }

  /** Medians, least and most of everything. */
  toJson() {
    return [...this.#all.values()].map(({ vault, name, rounds }) => ({
      vault,
      name,
      rounds: rounds.length,
      figures: Object.fromEntries(
        Object.keys(rounds[0]).map((figure) => {
          const values = rounds.map((round) => round[figure]);
          return [figure, { median: median(values), least: Math.min(...values), most: Math.max(...values) }];
        }),
      ),
    }));
  }
}
