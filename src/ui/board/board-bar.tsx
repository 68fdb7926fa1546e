import type { VNode } from "preact";
import { GROUPINGS, LANES, type Grouping, type Lanes } from "../../core/roadmap/board/board-state";
import type { PlainKey } from "../../core/words/catalogue";
import { say, sayParts } from "../../core/words/say";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps } from "../pane-props";

const GROUPING_LABEL = {
  status: "board.by-status",
  category: "board.by-category",
  priority: "board.by-priority",
  person: "board.by-person",
  folder: "board.by-folder",
} as const satisfies Record<Grouping, PlainKey>;
const LANES_LABEL = {
  none: "board.no-lanes",
  note: "board.by-note",
  phase: "board.by-phase",
} as const satisfies Record<Lanes, PlainKey>;

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
        label={say("board.columns")}
        names={GROUPINGS}
        labels={GROUPING_LABEL}
        value={state.board.group}
        onChoose={(group) => host.changeState({ ...state, board: { ...state.board, group } })}
      />
      <Choice
        label={say("board.lanes")}
        names={LANES}
        labels={LANES_LABEL}
        value={state.board.lanes}
        onChoose={(lanes) => host.changeState({ ...state, board: { ...state.board, lanes } })}
      />
      {selected > 0 && (
        <span class="por-selected">
          <span>
            {sayParts("board.selected", {
              cards: say("count.cards", { count: selected }),
              word: <span class="por-selected-word">{say("board.selected-word")}</span>,
            })}
          </span>
          <span
            class="clickable-icon"
            role="button"
            tabIndex={0}
            aria-label={say("select.clear")}
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
  readonly labels: Readonly<Record<T, PlainKey>>;
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
      {names.map((name) => {
        const label: PlainKey = labels[name];
        return (
          <option key={name} value={name}>
            {say(label)}
          </option>
        );
      })}
    </select>
  );
}
