// Everything that `require("obsidian")` gives.
import moment from "moment";
import { TAbstractFile, TFile, TFolder } from "./abstract-file";
import { App } from "./app";
import { BasesView, parsePropertyId, QueryController } from "./bases";
import {
  arrayBufferToBase64,
  arrayBufferToHex,
  base64ToArrayBuffer,
  getBlobArrayBuffer,
  hexToArrayBuffer,
} from "./binary";
import { Component } from "./component";
import { ConfirmationButton, ConfirmationModal } from "./confirmation-modal";
import { debounce } from "./debounce";
import { Editor } from "./editor";
import { EditorSuggest, PopoverSuggest } from "./editor-suggest";
import { editorEditorField, editorInfoField, editorLivePreviewField, editorViewField } from "./editor-fields";
import { Events } from "./events";
import { FileManager } from "./file-manager";
import { EditableFileView, FileView, TextFileView } from "./file-view";
import {
  getAllTags,
  parseFrontMatterAliases,
  parseFrontMatterEntry,
  parseFrontMatterStringArray,
  parseFrontMatterTags,
} from "./frontmatter";
import { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "./icons";
import { HoverPopover, PopoverState } from "./hover-popover";
import { Keymap, Scope } from "./keymap";
import { getLinkpath, parseLinktext, stripHeading, stripHeadingForLink } from "./link-text";
import { MarkdownPreviewView, MarkdownRenderer } from "./markdown-preview";
import { MarkdownRenderChild } from "./markdown-render-child";
import { MarkdownView } from "./markdown-view";
import { Menu, MenuItem, MenuSeparator } from "./menu";
import { iterateCacheRefs, iterateRefs, MetadataCache, resolveSubpath } from "./metadata-cache";
import { Modal } from "./modal";
import { Notice } from "./notice";
import { normalizePath } from "./paths";
import { host, Platform, requireApiVersion } from "./platform";
import { Plugin } from "./plugin";
import { createCodeBlockPostProcessor, registerPostProcessor, unregisterPostProcessor } from "./post-processors";
import { prepareFuzzySearch, prepareSimpleSearch, renderMatches, renderResults, sortSearchResults } from "./search";
import { Setting, SettingGroup } from "./setting";
import * as components from "./setting-components";
import { PluginSettingTab, SettingTab } from "./setting-tab";
import { RenderContext, SecretStorage, Tasks } from "./small-classes";
import { makeStrictModule } from "./strictness";
import { FuzzySuggestModal, SuggestModal } from "./suggest-modal";
import { displayTooltip, setTooltip } from "./tooltip";
import { Vault } from "./vault";
import { ItemView, View } from "./view";
import { Workspace } from "./workspace";
import * as items from "./workspace-items";
import { getFrontMatterInfo, parseYaml, stringifyYaml } from "./yaml";

/** There is no network in the workbench, as a vault's contents must stay in it. */
function refuseRequest(): Promise<never> {
  return Promise.reject(new Error("The workbench has no network: request and requestUrl are refused."));
}

const MarkdownPreviewRenderer = {
  registerPostProcessor,
  unregisterPostProcessor,
  createCodeBlockPostProcessor,
};

/** The module with its host's version; one for the whole page, so that `instanceof` works. */
export function createObsidianModule(): object {
  const {
    AbstractTextComponent,
    BaseComponent,
    ButtonComponent,
    ColorComponent,
    DisplayValueComponent,
    DropdownComponent,
  } = components;
  const {
    ExtraButtonComponent,
    ProgressBarComponent,
    SearchComponent,
    SecretComponent,
    SliderComponent,
    TextAreaComponent,
  } = components;
  const { TextComponent, ToggleComponent, ValueComponent } = components;
  const {
    WorkspaceContainer,
    WorkspaceFloating,
    WorkspaceItem,
    WorkspaceLeaf,
    WorkspaceMobileDrawer,
    WorkspaceParent,
    WorkspaceRibbon,
  } = items;
  const { WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, WorkspaceWindow } = items;
  return makeStrictModule(
    {
      ...{
        TAbstractFile,
        TFile,
        TFolder,
        App,
        Vault,
        FileManager,
        MetadataCache,
        Component,
        Events,
        Plugin,
        Tasks,
        SecretStorage,
      },
      ...{
        View,
        ItemView,
        FileView,
        EditableFileView,
        TextFileView,
        MarkdownView,
        MarkdownPreviewView,
        MarkdownRenderer,
        MarkdownRenderChild,
      },
      ...{
        MarkdownPreviewRenderer,
        RenderContext,
        Editor,
        editorEditorField,
        editorInfoField,
        editorLivePreviewField,
        editorViewField,
      },
      ...{
        Workspace,
        WorkspaceContainer,
        WorkspaceFloating,
        WorkspaceItem,
        WorkspaceLeaf,
        WorkspaceMobileDrawer,
        WorkspaceParent,
      },
      ...{ WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, WorkspaceWindow },
      ...{
        Menu,
        MenuItem,
        MenuSeparator,
        Modal,
        ConfirmationModal,
        ConfirmationButton,
        SuggestModal,
        FuzzySuggestModal,
        PopoverSuggest,
        EditorSuggest,
        Notice,
        HoverPopover,
        PopoverState,
        Keymap,
        Scope,
      },
      ...{
        Setting,
        SettingGroup,
        SettingTab,
        PluginSettingTab,
        AbstractTextComponent,
        BaseComponent,
        ButtonComponent,
        ColorComponent,
      },
      ...{
        DisplayValueComponent,
        DropdownComponent,
        ExtraButtonComponent,
        ProgressBarComponent,
        SearchComponent,
        SecretComponent,
      },
      ...{ SliderComponent, TextAreaComponent, TextComponent, ToggleComponent, ValueComponent },
      ...{ BasesView, QueryController, parsePropertyId },
      ...{ addIcon, getIcon, getIconIds, removeIcon, setIcon, setTooltip, displayTooltip, debounce, normalizePath },
      ...{
        parseYaml,
        stringifyYaml,
        getFrontMatterInfo,
        parseFrontMatterAliases,
        parseFrontMatterEntry,
        parseFrontMatterStringArray,
      },
      ...{
        parseFrontMatterTags,
        getAllTags,
        parseLinktext,
        getLinkpath,
        stripHeading,
        stripHeadingForLink,
        resolveSubpath,
      },
      ...{
        iterateCacheRefs,
        iterateRefs,
        prepareFuzzySearch,
        prepareSimpleSearch,
        renderMatches,
        renderResults,
        sortSearchResults,
      },
      ...{ arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, hexToArrayBuffer, getBlobArrayBuffer },
      ...{
        Platform,
        requireApiVersion,
        moment,
        apiVersion: host.version,
        getLanguage: () => host.language,
        request: refuseRequest,
        requestUrl: refuseRequest,
      },
    },
    host.version,
  );
}
