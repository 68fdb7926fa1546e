import type { Language } from "../language";
import { GERMAN } from "./de";
import { ENGLISH } from "./en";
import { SPANISH } from "./es";
import { FRENCH } from "./fr";
import { ITALIAN } from "./it";
import { JAPANESE } from "./ja";
import { KOREAN } from "./ko";
import { PORTUGUESE } from "./pt";
import { RUSSIAN } from "./ru";
import { CHINESE } from "./zh";

/** Every language that is read. Where two use one phrase for different statuses, the first has it. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  ITALIAN,
  RUSSIAN,
  CHINESE,
  JAPANESE,
  KOREAN,
];
