// Enough of Bases for a plugin to declare a view and for a test to feed it; there are no base files here yet.
import type { AppHost } from "./app-host";
import type { TFile } from "./abstract-file";
import { Component } from "./component";

export class QueryController extends Component {
  constructor(readonly app: AppHost) {
    super();
  }
}

export abstract class BasesView extends Component {
  abstract type: string;
  app: AppHost;
  config: unknown = null;
  allProperties: string[] = [];
  data: { data: { file: TFile }[]; groupedData: { entries: { file: TFile }[] }[] } = { data: [], groupedData: [] };

  constructor(controller: QueryController) {
    super();
    this.app = controller.app;
  }

  abstract onDataUpdated(): void;
}

export function parsePropertyId(id: string): { type: string; name: string } {
  const dot = id.indexOf(".");
  return { type: id.slice(0, dot), name: id.slice(dot + 1) };
}
