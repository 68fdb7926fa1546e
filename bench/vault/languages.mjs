// Words that the prose of generated notes is made of. Some are words of planning too, as they are in real prose.

const spaced = (words, stop = ".") => ({ words: words.split(" "), gap: " ", stop });
const unspaced = (words, stop) => ({ words: words.split(" "), gap: "", stop });

export const ENGLISH = spaced(
  "the of and to a in is for that with on as be this by are from at or it an have not was which can will use one all more when data model run test note plan service index cache query report release design user team week build bar window open file folder settings click select document between because every other should version project review change support system example",
);

/** Besides English. */
export const LANGUAGES = [
  spaced(
    "der die und das ist für mit auf den von nicht eine wird auch nach bei aus wenn werden oder kann diese Notiz Datei Ordner Plan Dienst Abfrage Fenster öffnen Einstellungen Übersicht während zwischen größere Änderung",
  ),
  spaced(
    "le la les de des et en un une pour que dans sur avec par est plus ce qui être note fichier dossier plan service requête fenêtre ouvrir réglages après entre même équipe semaine modèle",
  ),
  spaced(
    "el la los de que y en un una para con por es se del las como más pero nota archivo carpeta plan servicio consulta ventana abrir ajustes después entre también equipo semana versión",
  ),
  spaced(
    "o a os de que e em um uma para com por é se do da como mais mas nota arquivo pasta plano serviço consulta janela abrir ajustes depois entre também equipe semana versão não",
  ),
  spaced(
    "il la di che e in un una per con da è si del della come più ma nota file cartella piano servizio finestra aprire impostazioni dopo tra anche squadra settimana versione perché",
  ),
  spaced(
    "и в не на что с по это как для из к у от при или если чтобы заметка файл папка план служба запрос окно открыть настройки после между также команда неделя версия",
  ),
  spaced(
    "і в не на що з по це як для із до при або якщо щоб нотатка файл тека план служба запит вікно відкрити налаштування після між також команда тиждень версія",
  ),
  spaced(
    "và của là có cho trong với được các một không này khi từ như đã người thể ghi chú tệp thư mục kế hoạch dịch vụ truy vấn cửa sổ mở cài đặt sau giữa tuần phiên bản",
  ),
  spaced(
    "في من على أن إلى هذا مع التي أو كان ما عن بعد كل ملاحظة ملف مجلد خطة خدمة نافذة فتح إعدادات بين أيضا فريق أسبوع إصدار",
  ),
  unspaced(
    "的 是 在 和 一个 可以 我们 使用 笔记 文件 文件夹 计划 服务 查询 窗口 打开 设置 之后 之间 也 团队 版本 如果 需要 更改 选择 链接 内容",
    "。",
  ),
  unspaced(
    "の は を に が と で する します ノート ファイル フォルダ 計画 サービス 検索 ウィンドウ 開く 設定 その後 間 また チーム 週間 版 場合 必要 変更 選択 リンク 内容",
    "。",
  ),
  spaced(
    "이 그 및 에서 을 를 있는 하는 노트 파일 폴더 계획 서비스 검색 창 열기 설정 이후 사이 또한 팀 주간 버전 경우 필요한 변경 선택 링크 내용",
  ),
];
