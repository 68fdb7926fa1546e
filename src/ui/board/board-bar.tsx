import type { VNode } from "preact";
import { GROUPINGS, LANES, type Grouping, type Lanes } from "../../core/roadmap/board/board-state";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps } from "../pane-props";
import { plural } from "../words";

const GROUPING_LABEL: Readonly<Record<Grouping, string>> = {
  status: "By status",
  category: "By category",
  priority: "By priority",
  person: "By person",
  folder: "By folder",
};
const LANES_LABEL: Readonly<Record<Lanes, string>> = {
  none: "No lanes",
  note: "Lanes by note",
  phase: "Lanes by phase",
};

interface BoardBarProps extends Pick<RoadmapPaneProps, "state" | "host"> {
  readonly selected: number;
  readonly onClear: () => void;
  /** What was just done, or why it was not. */
  readonly said: { readonly text: string; readonly isRefusal: boolean };
}

/** What stands above a board: what its columns and lanes are, how many cards are selected, and what was last done. */
export function BoardBar({ state, host, selected, onClear, said }: BoardBarProps): VNode {
  return (
    <div class="por-board-bar">
      <Choice
        label="Columns"
        names={GROUPINGS}
        labels={GROUPING_LABEL}
        value={state.board.group}
        onChoose={(group) => host.changeState({ ...state, board: { ...state.board, group } })}
      />
      <Choice
        label="Lanes"
        names={LANES}
        labels={LANES_LABEL}
        value={state.board.lanes}
        onChoose={(lanes) => host.changeState({ ...state, board: { ...state.board, lanes } })}
      />
      {selected > 0 && (
        <span class="por-selected">
          <span>
            {plural(selected, "card")}
            <span class="por-selected-word"> selected</span>
          </span>
          <span
            class="clickable-icon"
            role="button"
            tabIndex={0}
            aria-label="Clear selection"
            onClick={onClear}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === " ") onClear();
            }}
          >
            <HostIcon class="por-tool-icon" name="x" draw={host.drawIcon} />
          </span>
        </span>
      )}
      <span class={said.isRefusal ? "por-said is-refusal" : "por-said por-sr"} role="status">
        {said.text}
      </span>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly names: readonly T[];
  readonly labels: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (name: T) => void;
}

function Choice<T extends string>({ label, names, labels, value, onChoose }: ChoiceProps<T>): VNode {
  return (
    <select
      class="dropdown"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const name = names[currentTarget.selectedIndex];
        if (name !== undefined) onChoose(name);
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {labels[name]}
        </option>
      ))}
    </select>
  );
}
