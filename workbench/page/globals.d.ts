// Obsidian's additions to the DOM's prototypes (createEl, instanceOf, ...) as its own declarations give them.
/// <reference types="obsidian" />
