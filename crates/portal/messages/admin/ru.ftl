### Страницы администратора и приказ.

## Учётные записи
admin-not-saved = Не сохранено. Введённое осталось в форме:
admin-save = Сохранить
admin-remove = Удалить
admin-person = Пользователь
admin-activity = Доступ
admin-active = Открыт
admin-blocked = Заблокирован
admin-block = Заблокировать
admin-open = Открыть
admin-must-change = Пароль ещё не сменён
admin-add-account = Добавить учётную запись
admin-first-password = Первый пароль
admin-first-password-hint = Передайте человеку надёжным способом; при первом входе он его сменит. Позже здесь он не показывается.
admin-add-organisation = Добавить организацию
admin-name-kk = Название на казахском
admin-name-ru = Название на русском
admin-name-en = Название на английском
admin-bin = БИН
admin-kind = Вид организации
organisation-applicant = заявитель или собственник
organisation-sts = государственная техническая служба
organisation-laboratory = аккредитованная испытательная лаборатория
organisation-authority = уполномоченный орган
organisation-nsc = Комитет национальной безопасности
organisation-operator = организация, эксплуатирующая портал
admin-choose-organisation = Выберите организацию.
admin-choose-role = Выберите хотя бы одну роль.
admin-choose-kind = Выберите вид организации.
admin-names-needed = Название нужно на всех трёх языках.
admin-bin-wrong = БИН состоит из 12 цифр и должен соответствовать структуре БИН.
admin-not-yourself = Свою учётную запись заблокировать нельзя.
done-account-added = Учётная запись добавлена.
done-account-changed = Учётная запись изменена.
done-organisation-added = Организация добавлена.

## Цены
admin-prices-intro = Приказ цен не устанавливает: их вносит администратор на основании документа. Без цены стоимость работы не рассчитывается (пункты 23 и 24 Правил).
admin-no-prices = Ни одной цены не внесено.
admin-price = Цена единицы, тенге
admin-price-term = Срок действия
admin-act = Документ-основание
admin-from = С какого дня
admin-until = По какой день
admin-price-act-hint = Например, название, номер и дата приказа.
admin-price-now = действует
admin-price-later = ещё не наступила
admin-price-over = истекла
admin-add-price = Добавить цену
admin-add-price-hint = Прежняя цена без срока сама закончится накануне новой.
admin-without-price = сегодня цены нет
admin-price-missing = Нужна цена больше нуля.
admin-price-days = Последний день не может быть раньше первого.
admin-price-overlaps = На эти дни у работы уже есть другая цена. Сначала удалите её.
admin-act-missing = Укажите документ-основание.
admin-vat = Налог на добавленную стоимость
admin-vat-not-stated = В прейскуранте не указано
admin-vat-included = Цены включают налог
admin-vat-not-included = Цены без налога
done-prices-saved = Цены сохранены.

## Календарь
admin-working-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
 }
admin-provisional = Предварительно: календарь года не опубликован
admin-published = Опубликован
admin-years = Годы
admin-year = Год
admin-legend-off = выходной
admin-legend-special = праздник или перенесённый выходной
admin-legend-work = выходной, ставший рабочим
admin-month-days = { $n } раб. дн.
admin-special-days = Особые дни и их основание
admin-day = День
admin-day-kind = Вид
admin-estimated = оценка
day-holiday = праздничный день
day-religious = религиозный праздник, не переносится
day-moved = выходной, перенесённый с праздника
day-swap-off = перенесённый выходной
day-swap-work = перенесён на рабочий день
day-ordinary = обычный день
admin-corrections = Исправления
admin-no-corrections = На этот год исправлений нет.
admin-add-correction = Добавить исправление
admin-day-act-hint = Название, номер и дата акта, изменившего день.
admin-choose-day-kind = Выберите вид дня.
admin-too-many-corrections = Исправлений слишком много.
admin-publish-hint = Отметьте, когда внесены все переносы года: сроки больше не будут показаны как предварительные.
admin-publish = Отметить календарь { $w } года как опубликованный
admin-unpublish = Снять отметку о публикации { $w } года
done-calendar-saved = Календарь сохранён.
month-1 = Январь
month-2 = Февраль
month-3 = Март
month-4 = Апрель
month-5 = Май
month-6 = Июнь
month-7 = Июль
month-8 = Август
month-9 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь
weekday-1 = пн
weekday-2 = вт
weekday-3 = ср
weekday-4 = чт
weekday-5 = пт
weekday-6 = сб
weekday-7 = вс

## Журнал аудита
audit-intro = Кто, когда и что сделал. Строки не изменяются и связаны цепочкой.
audit-none = Журнал пуст.
audit-when = Время
audit-who = Кто
audit-what = Действие
audit-object = Объект
audit-newer = Более поздние
audit-older = Более ранние
audit-signed-in = Вход в систему
audit-sign-in-refused = Отказ во входе
audit-password-changed = Изменён пароль
audit-organisation-added = Добавлена организация
audit-account-added = Добавлена учётная запись
audit-account-opened = Учётная запись открыта
audit-account-blocked = Учётная запись заблокирована
audit-first-administrator = Заведён первый администратор
audit-setting-changed = Изменена настройка
audit-file-read = Прочитан файл
audit-paper-read = Прочитан документ
audit-package-printed = Выгружен пакет для печати
audit-questionnaire-attested = Анкета-вопросник удостоверена
audit-bench-exported = Выгружен рабочий стол

## Приказ
order-title = Приказ № 111/НҚ
order-intro = Портал работает по этим редакциям, срокам и перечням.
order-editions = Редакции
order-edition = Изменяющий приказ
order-signed = Подписан
order-since = Действует с
order-in-force = действует
order-pinned = Каждое испытание ведётся по редакции, действовавшей при его открытии.
order-terms = Сроки
order-clause = Пункт
order-what = Для чего
order-length = Продолжительность
order-duty = Чья обязанность или право
order-duty-applicant = заявитель
order-duty-owner = собственник или владелец
order-duty-provider = поставщик
order-nature-action = выполняется в этот срок
order-nature-window = допускается до этого срока
order-nature-at-most = предел продления
order-nature-at-least = хранится не менее
order-nature-validity = срок действия
order-provider-sts = государственная техническая служба
order-provider-lab = испытательная лаборатория
order-provider-both = все поставщики
order-working-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[many] { $n } рабочих дней
 }
order-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
 }
order-years = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
 }
order-through = ежегодно по { $w }
order-quarter-end = до { $n } числа последнего месяца квартала
order-matrix = Изменения и работы, проводимые заново
order-matrix-intro = Приложение 4 к Правилам.
order-change = Изменение
order-needed = проводится
order-not-needed = не проводится
order-documents = Техническая документация по ИБ
order-names = Используемые наименования
