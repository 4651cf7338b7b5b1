### Страницы заявителя.

## Общее для форм
entry-required = (обязательно)
entry-theirs = Сейчас сохранено: «{ $w }»
overtaken-notice = Эти данные { $at } изменил(а) { $who }. Введённое вами стоит ниже и ещё не сохранено. Где есть отличия, показано, что сохранено сейчас; если сохраните ещё раз, останется ваше.
problems-title = Нужно исправить: { $n }
form-pdf = Читать в PDF
form-save = Сохранить
form-save-hint = Неполную заявку тоже можно сохранить: до подачи её можно менять.
form-state-none = Ещё не начата
form-state-draft = Версия { $n }, проект
form-state-signed = Версия { $n }, подписана
form-state-attested = Версия { $n }, удостоверена
size-bytes = { $n } байт
size-kib = { $n } КБ
size-mib = { $n } МБ
size-gib = { $n } ГБ
file-limit-message = Файл «{"{}"}» слишком велик: предел – { $w }.
column-number = №

## Заявка (приложение 1)
application-title = Заявка на проведение испытаний
application-clause = приложение 1 к Правилам
application-facts = Условия испытаний
application-object = Вид объекта испытаний
application-object-general = Объект информатизации
application-object-general-hint = Проводятся все пять видов работ (пункт 4 Правил).
application-object-platform-software = Программный продукт на информационно-коммуникационной платформе «электронного правительства»
application-object-platform-software-hint = Сетевая инфраструктура не обследуется (пункт 6 Правил).
application-object-platform = Информационно-коммуникационная платформа «электронного правительства»
application-object-platform-hint = Нагрузочное испытание не проводится (пункт 7 Правил).
application-ownership = Собственник, владелец или заказчик
application-ownership-other = Не государственный орган
application-ownership-other-hint = {""}
application-ownership-state = Государственный орган
application-ownership-state-hint = Прилагается подтверждающий документ (подпункт 7) пункта 10 Правил); исходные коды анализируются также на недекларированные возможности (пункты 4, 7, 8 и 20 Методики).
application-applicant = Заявитель
application-applicant-legal-entity = Юридическое лицо
application-applicant-legal-entity-hint = Прилагается доверенность или документ о назначении руководителя (подпункт 2) пункта 10 и подпункт 1) пункта 30 Правил).
application-applicant-person = Физическое лицо
application-applicant-person-hint = {""}
application-procurement = Способ закупки
application-procurement-direct = Без веб-портала государственных закупок
application-procurement-direct-hint = Направляются два экземпляра договора (подпункт 2) пункта 14 Правил).
application-procurement-portal = Через веб-портал государственных закупок
application-procurement-portal-hint = Заявка принимается не позднее 1 ноября текущего года (пункт 11 Правил).
application-letter = Сопроводительное письмо
application-letter-hint = В лабораторию заявка подаётся на бумажном носителе с сопроводительным письмом (пункт 30 Правил).
application-letter-number = Номер письма
application-letter-date = Дата письма
application-letter-number-missing = Нужен номер сопроводительного письма.
application-letter-date-wrong = Нужна дата сопроводительного письма, например 22.11.2026.
application-group-provider = Кому подаётся
application-group-applicant = 1. Заявитель
application-group-object = 1. Объект испытаний
application-group-owner = 2. Собственник (владелец)
application-group-developer = 3. Разработчик
application-group-contact = 4. Ответственный за связь
application-group-head = Подписывает
application-works-misfit = Для этого объекта нужны виды работ: { $w }. С другим составом заявка не принимается.
application-works-compose = Отметить этот состав и сохранить
done-application-saved = Заявка сохранена.

## Анкета-вопросник (приложение 2)
questionnaire-title = Анкета-вопросник о характеристиках объекта испытаний
questionnaire-clause = приложение 2 к Правилам
questionnaire-ready = В анкете-вопроснике нет ошибок: её можно удостоверить.
questionnaire-waits = В анкете-вопроснике нет ошибок: теперь её удостоверяет собственник (владелец).
questionnaire-correct = Запрошена обновлённая анкета-вопросник (пункт 20 Правил). Внесите изменения и отправьте её после удостоверения собственником.
questionnaire-correct-button = Отправить обновлённую
questionnaire-tables = Таблицы
questionnaire-table = Таблица
questionnaire-rows = Строк
questionnaire-check = Проверка
questionnaire-fields = Пункты 1–4 и 7–9
check-title = Результат проверки
check-accepted = Ошибок нет
check-errors = { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[other] { $n } ошибок
 }
check-warnings = { $n ->
    [one] { $n } предупреждение
    [few] { $n } предупреждения
   *[other] { $n } предупреждений
 }
check-warnings-hint = Предупреждения не мешают удостоверению: посмотрите причину и при необходимости исправьте.
check-more = и ещё { $n }
versions-title = Версии
version-number = Версия
version-state = Состояние
version-saved = Сохранена
version-changes = Изменения
version-draft = проект
version-signed = удостоверена
version-compare = Сравнить с версией { $n }
done-questionnaire-saved = Анкета-вопросник сохранена.
done-questionnaire-attested = Анкета-вопросник удостоверена.
done-table-saved = Таблица сохранена.
done-workbook-applied = Изменения из книги сохранены.

## Таблица
grid-help = Как заполнять столбцы
grid-free-text = текст
grid-required = обязательно
grid-pages = Страницы таблицы
grid-rows-total = Всего строк: { $n }
grid-delete = Удалить
grid-delete-row = Удалить строку { $n }
grid-copy = Скопировать из основной: «{ $w }»
grid-save-hint = После сохранения в конце появятся новые пустые строки. Пустые строки не сохраняются.
grid-empty = Таблица пуста.

## Книга
workbook-title = Книга Excel
workbook-intro = Анкету-вопросник можно скачать книгой, заполнить в Excel и загрузить обратно. То, что за это время изменили на портале, не пропадёт: противоречия показываются до сохранения.
workbook-down = Скачать
workbook-down-hint = В книге есть всё, что уже заполнено. Не меняйте скрытые метки строк: по ним находятся изменения.
workbook-up = Загрузить обратно
workbook-file = Книга (.xlsx)
workbook-limit = Предел файла – { $w }.
workbook-preview = Показать, что изменится
workbook-preview-hint = Пока вы не посмотрите, ничего не сохраняется.
workbook-no-file = Сначала выберите файл .xlsx.
workbook-overtaken = Загрузите книгу ещё раз: её изменения будут сравнены с новыми данными.
preview-title = Что изменит книга
preview-file = Файл «{ $w }».
preview-not-saved = Пока ничего не сохранено.
preview-apply = { $n ->
    [one] Сохранить { $n } изменение
    [few] Сохранить { $n } изменения
   *[other] Сохранить { $n } изменений
 }
preview-cancel = Выйти без сохранения
preview-conflicts = Противоречия: { $n }
preview-conflicts-hint = Эти места после создания книги изменил на портале другой человек. Остаётся значение портала; если нужно другое, исправьте в таблице.
preview-base = Когда сделана книга
preview-current = На портале (останется)
preview-incoming = В книге
preview-notes = Замечено при чтении книги
preview-changes = Изменения
preview-check = Проверка после сохранения
changes-none = Изменений нет.
changes-added = { $n ->
    [one] { $n } новая строка
    [few] { $n } новые строки
   *[other] { $n } новых строк
 }
changes-changed = { $n ->
    [one] { $n } изменённое значение
    [few] { $n } изменённых значения
   *[other] { $n } изменённых значений
 }
changes-removed = { $n ->
    [one] { $n } удалённая строка
    [few] { $n } удалённые строки
   *[other] { $n } удалённых строк
 }
changes-place = Место
changes-row = Строка
changes-column = Столбец
changes-old = Было
changes-new = Стало
changes-row-added = новая
changes-row-removed = удалена
compare-title = Сравнение версий
compare-clause = пункты 20 и 38 Правил
compare-from = С версии
compare-to = На версию
compare-button = Сравнить

## Удостоверение
attest-title = Удостоверение
attest-look = Посмотреть, что удостоверяется
attest-clause = подпункт 1) пункта 10 Правил
attest-intro = Собственник (владелец) удостоверяет эту версию анкеты-вопросника. Удостоверенная версия не меняется: дальнейшие исправления составят новую версию.
attest-laboratory = В лаборатории собственник (владелец) утверждает анкету-вопросник на бумажном носителе (подпункт 2) пункта 30 Правил); здесь отмечается утверждённая версия.
attest-object = Объект испытаний
attest-button = Удостоверить
attest-owner-only = Анкету-вопросник удостоверяет собственник (владелец) объекта испытаний; у вашей учётной записи нет этой роли.
sign-manifest = Подписываемый текст
sign-manifest-hint = Подпись ставится именно под этим текстом: назначение, затем хэш SHA-256 и имя каждого документа.
sign-manifest-hash = Хэш SHA-256 этого текста
sign-test = Тестовая подпись: она ставится собственным ключом портала и не имеет юридической силы.

## Документы
documents-title = Документы к заявке
documents-intro = Предел одного файла – { $w }. Можно выбрать сразу несколько файлов.
documents-none = Не предоставлено
documents-others = Другие файлы испытаний
documents-file = Файл
documents-what = Что это
documents-size = Размер
documents-when = Когда и кто
document-attach = Приложить
document-withdraw = Убрать
document-kind-power-of-attorney = Доверенность или документ о назначении руководителя
document-kind-power-of-attorney-hint = На лицо, уполномоченное подписывать договоры (для юридических лиц).
document-kind-technical-specification = Техническое задание
document-kind-technical-specification-hint = Согласованное с уполномоченными органами в сферах информатизации и обеспечения информационной безопасности.
document-kind-source-code = Исходные коды
document-kind-source-code-hint = Компоненты и модули с библиотеками и файлами, необходимыми для успешной сборки (при необходимости).
document-kind-security-documentation = Техническая документация по информационной безопасности
document-kind-security-documentation-hint = Утверждённые документы по приложению 3 к Правилам (при необходимости).
document-kind-owner-authorisation = Уполномочивающий документ собственника (владельца)
document-kind-owner-authorisation-hint = Уполномочивает заявителя подать заявку на проведение испытаний (при необходимости).
document-kind-state-body-proof = Подтверждение, что это государственный орган
document-kind-state-body-proof-hint = Подтверждает, что собственник (владелец) и (или) заказчик – государственный орган.
file-kind-document = Документ
file-kind-comparison = Сравнительная таблица
file-kind-source = Исходные коды
file-kind-other = Иной файл
done-document-attached = Документ приложен.
done-document-none = Файл не выбран.
done-document-withdrawn = Документ убран.

## Подача заявки
ready-application = Заявка
ready-questionnaire = Анкета-вопросник
ready-yes = готова
ready-not-begun = ещё не заполнена
ready-errors = { $n ->
    [one] есть { $n } ошибка
    [few] есть { $n } ошибки
   *[other] есть { $n } ошибок
 }
ready-works-misfit = виды работ не соответствуют виду объекта
ready-attested = удостоверена версия { $n }
ready-attested-older = будет отправлена версия { $n }: новый проект не удостоверен
ready-not-attested = не удостоверена собственником
ready-files = { $n ->
    [one] { $n } файл
    [few] { $n } файла
   *[other] { $n } файлов
 }
ready-missing = не приложено
ready-when-needed = при необходимости
submit-title = Подача заявки
submit-clause = пункт 10 Правил
submit-clause-laboratory = пункт 30 Правил
submit-pdf-application = Заявка (PDF)
submit-pdf-questionnaire = Анкета-вопросник (PDF)
submit-sign = Подписание
submit-sign-hint = Одна подпись ставится под заявкой, анкетой-вопросником и приложенными документами. После подачи заявка не меняется.
submit-paper = Регистрация бумажной заявки
submit-paper-hint = Распечатайте и подпишите заявку, передайте её с документами и сопроводительным письмом в лабораторию, затем отметьте это здесь. Список файлов и их хэши:
submit-button = Подписать и подать заявку
submit-button-laboratory = Заявка передана с сопроводительным письмом
submit-applicant-only = Заявку подаёт заявитель; у вашей учётной записи нет этой роли.
submit-not-ready = Когда всё, что отмечено красным, будет готово, здесь ставится подпись. Из-за недостающих документов заявку могут вернуть (пункт 13 Правил).
submit-done = Заявка подана { $w }.
done-submitted = Заявка подана.

## Повторные испытания
retest-title = Запрос на повторные испытания
retest-intro = Напишите по каждому несоответствию, что сделано: из этого составляется сравнительная таблица.
retest-due = Последний день – { $w }.
retest-left = Осталось запросов: { $n }.
retest-closed = Сейчас запросить повторные испытания нельзя.
retest-nothing = Несоответствий нет.
retest-works = Виды работ, испытываемые повторно
retest-table = Сравнительная таблица
retest-table-hint = Если приложите свою таблицу, строки можно не заполнять.
retest-code = Обозначение
retest-nonconformity = Выявленное несоответствие
retest-recommendation = Рекомендация
retest-fix = Что сделано
retest-proof = Чем подтверждается
retest-file = Своя сравнительная таблица
retest-file-hint = Необязательно. Предел файла – { $w }.
retest-software = Изменялось ли программное обеспечение
retest-software-hint = Если изменялось, проводится анализ исходных кодов и прилагаются исходные коды (пункт 26 Правил).
retest-software-unchanged = Не изменялось
retest-software-changed = Изменялось
retest-source = Исходные коды
retest-source-hint = Архив с библиотеками и файлами, необходимыми для успешной сборки. Предел файла – { $w }.
retest-button = Отправить запрос
retest-row-empty = { $w }: напишите, что сделано.
retest-no-works = Отметьте вид работ, испытываемый повторно.
retest-no-software = Укажите, изменялось ли программное обеспечение.
retest-no-source = Если программное обеспечение изменялось, приложите исходные коды (пункт 26 Правил).
done-retest-requested = Повторные испытания запрошены.

## Протоколы и письма
papers-protocols = Протоколы испытаний
papers-no-protocols = Протоколы ещё не выданы: они размещаются вместе, после завершения всех видов работ (пункт 22 Правил).
papers-round-first = Испытания
papers-round-retest = Повторные испытания, { $n }
papers-work = Протокол
papers-result = Результат
papers-dates = Выдан
papers-files = Файлы
papers-conforms = соответствует
papers-does-not-conform = не соответствует
papers-until = действителен до { $w }
papers-in-force = в силе
papers-issued = выдан
papers-withdrawn = отозван { $w }
papers-expired = срок истёк { $w }
papers-original = Подписанный подлинник (PDF)
papers-signature = Подпись: { $w } (JSON)
papers-signature-file = Подпись (JSON)
papers-signed-application = Подпись под заявкой, версия { $n }
papers-signed-questionnaire = Подпись, удостоверяющая анкету-вопросник, версия { $n }
papers-package = Комплект для печати
papers-package-hint = Протоколы сшиваются, листы нумеруются сквозной нумерацией (пункты 13, 21, 29, 34 и 39 Методики).
papers-others = Письма, акты, соглашения
papers-no-others = Пока нет.
papers-paper = Документ
papers-forms = Заявка и анкета-вопросник
paper-return-letter = Письмо о возврате заявки
paper-contract-draft = Проект договора (технической спецификации)
paper-agreement = Дополнительное соглашение
paper-acceptance = Акт приёма-передачи исходных кодов
paper-comparison = Сравнительная таблица
paper-withdrawal = Уведомление об отзыве протоколов
paper-duplicate = Дубликат протокола

## События
timeline-whole = Цепь записей цела: каждая из { $n } записей связана хэшем с предыдущей.
timeline-broken = Цепь записей разорвана: запись { $n } не соответствует своему хэшу. Сообщите администратору.
timeline-record = Запись { $n }
