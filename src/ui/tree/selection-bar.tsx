import type { VNode } from "preact";
import { say } from "../../core/words/say";
import { HostIcon } from "../host-icon";
import type { RowHost, Target } from "../pane-props";

interface SelectionBarProps {
  readonly targets: readonly Target[];
  readonly host: RowHost;
  readonly onClear: () => void;
}

/** What can be done with several rows at once; nothing while none is selected. */
export function SelectionBar({ targets, host, onClear }: SelectionBarProps): VNode {
  const withStatus = targets.filter(({ kind }) => kind !== "folder" && kind !== "section");
  const items = targets.filter(({ item }) => item !== null);
  const tools = [
    {
      icon: "circle-dot",
      label: say("select.status"),
      of: withStatus,
      act: (of: readonly Target[], at: HTMLElement) => host.chooseStatus(of, at),
    },
    {
      icon: "flag",
      label: say("select.priority"),
      of: items,
      act: (of: readonly Target[], at: HTMLElement) => host.choosePriority(of, at),
    },
    { icon: "calendar", label: say("select.dates"), of: items, act: (of: readonly Target[]) => host.chooseDates(of) },
  ];
  return (
    <div
      class={targets.length === 0 ? "por-selection-bar is-empty" : "por-selection-bar"}
      role="toolbar"
      aria-label={say("select.bar")}
    >
      <span class="por-selection-count" role="status">
        {targets.length > 0 && say("select.rows", { count: targets.length })}
      </span>
      {targets.length > 0 && (
        <>
          {tools.map(
            ({ icon, label, of, act }) =>
              of.length > 0 && (
                <Tool key={icon} icon={icon} label={label} host={host} onPress={(element) => act(of, element)} />
              ),
          )}
          <Tool icon="x" label={say("select.clear")} host={host} onPress={onClear} />
        </>
      )}
    </div>
  );
}

function Tool({
  icon,
  label,
  host,
  onPress,
}: Pick<SelectionBarProps, "host"> & {
  readonly icon: string;
  readonly label: string;
  readonly onPress: (element: HTMLElement) => void;
}): VNode {
  return (
    <span
      class="clickable-icon"
      role="button"
      tabIndex={0}
      aria-label={label}
      onClick={({ currentTarget }) => onPress(currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onPress(event.currentTarget);
      }}
    >
      <HostIcon class="por-tool-icon" name={icon} draw={host.drawIcon} />
    </span>
  );
}
