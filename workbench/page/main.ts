import { startWorkbench, type Workbench } from "./start-workbench";

declare global {
  interface Window {
    workbench?: Workbench;
  }
}

startWorkbench().then(
  (workbench) => {
    window.workbench = workbench;
    document.body.dataset["workbench"] = "ready";
  },
  (error: unknown) => {
    console.error(error);
    document.body.dataset["workbench"] = "failed";
    document.querySelector(".workbench-loading")?.remove();
    const message = document.createElement("pre");
    message.textContent = `The workbench could not start.\n${error instanceof Error ? error.message : String(error)}`;
    document.body.append(message);
  },
);
