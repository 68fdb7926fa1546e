/** A small plan, as anyone may write one. */
export const EXAMPLE = `## Phase 1: Foundation
- [x] Import the old notes
- [ ] Write the first draft

| Feature | Status         |
| ------- | -------------- |
| Search  | 🔄 In progress |`;
