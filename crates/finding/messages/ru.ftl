path-refused = путь «{ $value }» не принят: { $reason }; находка сохранена без маршрута
path-empty = он пуст
path-climbs = он выходит за пределы исходных кодов
path-absolute = он абсолютный; ожидается путь относительно корня исходных кодов
path-control = он содержит управляющий символ
path-too-long = он слишком длинный
controls-replaced = управляющие символы заменены знаком «�»
text-cut = текст длиннее { $max } символов сокращён
part-unreadable = «{ $part }» не удалось прочитать: { $reason }
results-limit = отчёт содержит более { $max } результатов; { $n ->
    [one] не принят { $n } результат
    [few] не приняты { $n } результата
   *[other] не принято { $n } результатов
 }. Разделите отчёт на части
problems-limit = { $n ->
    [one] ещё { $n } замечание не показано
    [few] ещё { $n } замечания не показаны
   *[other] ещё { $n } замечаний не показано
 }
notification = инструмент сообщает: { $value }
tool-failed = инструмент сообщает о сбое: результаты могут быть неполными
version-missing = в отчёте не указана версия; он прочитан как SARIF 2.1.0
external-results = результаты находятся в другом файле ({ $value }), он не прочитан
steps-cut = из { $n } шагов потока данных принято { $max }
cvss-unreadable = «{ $value }» не является вектором или оценкой CVSS
cvss-differs = отчёт даёт оценку { $given } для вектора { $value }; по вектору она равна { $score }
identifier-unreadable = «{ $value }» не является идентификатором вида { $expected }
component-unknown = компонента «{ $value }» нет в отчёте; находка сохранена без маршрута
hash-unreadable = «{ $value }» не является хешем алгоритма { $expected }
purl-unreadable = «{ $value }» не является URL пакета (purl)
purl-missing = у компонента «{ $value }» нет имени, из которого можно составить URL пакета (purl)
json-broken = файл повреждён: строка { $line }, столбец { $column }, ожидается правильный JSON ({ $reason })
too-large = размер файла { $found } байт; принимается не более { $max }. Разделите отчёт на части
not-text = файл не является текстом в UTF-8 или UTF-16: строка { $line }, столбец { $column }
not-sarif = файл не является отчётом SARIF: ожидается объект с «version» и «runs»
not-cyclonedx = файл не является отчётом CycloneDX: ожидается «bomFormat»: «CycloneDX»
version-unknown = версия отчёта «{ $found }»; ожидается { $expected }
check-needs-observation = { $code }: к оценке «{ $verdict }» должно быть указано наблюдение ({ $clause }).
review-no-reason = Укажите причину, не менее { $min } символов ({ $clause }).
review-reason-too-long = Причина слишком длинная: не более { $max } символов ({ $clause }).
review-reason-unreadable = Причина содержит управляющие символы: введите её заново ({ $clause }).
review-already-so = Находка уже оценена так ({ $clause }).
review-before-the-last = Дата оценки раньше даты последней оценки ({ $clause }).
review-risk-changed = Степень риска тем временем изменена: обновите страницу и оцените заново ({ $clause }).
list-cut = из «{ $part }» приняты первые { $max }; ещё { $n } не приняты
texts-limit = общий объём текстов находок превышает { $max } байт; не принято результатов: { $n }. Разделите отчёт на части
