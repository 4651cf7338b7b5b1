### Общие слова всех страниц испытаний и обзор.

case-crumb = Мои испытания
case-no-number = Без номера
case-sections-label = Разделы испытаний
section-overview = Обзор
section-application = Заявка
section-questionnaire = Анкета-вопросник
section-documents = Документы
section-works = Работы
section-papers = Протоколы и письма
section-timeline = События
step-draft = Заявка
step-check = Проверка
step-contract = Договор
step-testing = Испытания
step-protocols = Протоколы
step-in-force = В силе
overview-your-turn = Ваша очередь
overview-their-turn = Очередь: { $w }
overview-nobody = Сейчас ни от кого не ждут действий.
overview-may-too = При необходимости
overview-clocks = Сроки
overview-clock-what = Срок
overview-clock-due = Последний день
overview-clock-how = Как посчитан
overview-clock-left = { $n ->
    [one] остался { $n } рабочий день
    [few] осталось { $n } рабочих дня
   *[other] осталось { $n } рабочих дней
 }
overview-clock-today = Сегодня последний день
overview-clock-over = { $n ->
    [one] просрочено на { $n } рабочий день
    [few] просрочено на { $n } рабочих дня
   *[other] просрочено на { $n } рабочих дней
 }
overview-clock-paused = приостановлен
overview-provisional = Предварительно: календарь года ещё не опубликован.
overview-parties = Стороны
overview-applicant = Заявитель
overview-provider = Поставщик
overview-edition = Редакция приказа
overview-works = Работы
overview-no-clocks = Открытых сроков нет.

## Список и новые испытания
cases-new = Новая заявка
cases-search = Объект, номер или организация
cases-only-mine = Только моя очередь
cases-find = Найти
cases-none = Испытаний пока нет.
cases-none-found = Ничего не найдено. Попробуйте другие слова.
cases-object = Объект испытаний
cases-stage = Этап
cases-turn = Чья очередь
cases-due = Срок
cases-total = Всего: { $n }
cases-earlier = Назад
cases-later = Дальше
case-new-intro = Назовите объект и выберите поставщика. Остальное заполните постепенно; до подачи всё можно менять.
case-new-title = Наименование объекта испытаний
case-new-provider = Поставщик
case-new-provider-hint = Если собственник, владелец или заказчик – государственный орган, это государственная техническая служба (подпункт 7) пункта 10 Правил).
case-new-button = Начать заявку
