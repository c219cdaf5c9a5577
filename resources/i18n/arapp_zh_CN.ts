<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AccountLine</name>
        <message>
            <source>Bank and branch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave this account out</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>CompanyPage</name>
        <message>
            <source>Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add a bank account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bank and branch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Currency</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No account yet. Fill in the line below.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Short name of the account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bank accounts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Receipts come in on them; papers name the first as where to pay.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} to put right, first: {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saved: facts of the firm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Facts of the firm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give the account a name or a bank.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account added: {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A currency is three letters: CNY, USD.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is an account of that name already.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DateField</name>
        <message>
            <source>Calendar (F4)</source>
            <translation>日历（F4）</translation>
        </message>
    </context>
    <context>
        <name>FilterRow</name>
        <message>
            <source>Filter {column}</source>
            <translation>筛选{column}</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>Choose files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New empty ledger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Look at the sample ledger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a ledger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Receivables, customers, contracts, invoices, bank files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>xls, xlsx, csv, ods; several at once</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Made up, {customers}: try anything</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Asks for the firm's name only</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An .arapp file of this program</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag the old sheets in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare totals</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>equal to those in the sheet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Set credit grades</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A B C D, can wait</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose templates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>3331, statements, letters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>See today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>all that is due on one page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Up and running in an afternoon</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The ledger stays on this computer; the program never goes online</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As the system</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag the Excel you use now in here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>arapp understands every table and column and books only what adds up to the totals of the sheet. The file itself is only read, never changed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A new ledger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One file on this computer holds everything; every step can be taken back.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This ledger cannot be opened</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing was changed. Open another one, or begin anew.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sheets and bank files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ledgers</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Founding</name>
        <message>
            <source>Firm's name, required</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As on your business licence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Begin</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add a bank account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>What is your firm called?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Can be added later too.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>, </source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Then: {files}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Printed on statements and letters; can be changed later.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The name is missing. It cannot be left empty.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Cancelled, nothing was written</source>
            <translation>已取消，什么都没写</translation>
        </message>
        <message>
            <source>arapp</source>
            <translation>应收管家</translation>
        </message>
        <message>
            <source>Taken back: {label}</source>
            <translation>已撤销：{label}</translation>
        </message>
        <message>
            <source>Done again: {label}</source>
            <translation>已重做：{label}</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>任何页面</translation>
        </message>
    </context>
    <context>
        <name>PagePreview</name>
        <message>
            <source>Page before (PgUp)</source>
            <translation>上一页（PgUp）</translation>
        </message>
        <message>
            <source>Next page (PgDn)</source>
            <translation>下一页（PgDn）</translation>
        </message>
        <message>
            <source>Enlarge</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Open elsewhere</source>
            <translation>用别的程序打开</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message>
            <source>Name or pinyin initials</source>
            <translation>名称或拼音首字母</translation>
        </message>
    </context>
    <context>
        <name>RecordHeader</name>
        <message>
            <source>Reset columns</source>
            <translation>列恢复原样</translation>
        </message>
    </context>
    <context>
        <name>RecordView</name>
        <message>
            <source>Copy rows</source>
            <translation>复制选中行</translation>
        </message>
        <message>
            <source>Copy cell</source>
            <translation>复制这一格</translation>
        </message>
    </context>
    <context>
        <name>SafetyPage</name>
        <message>
            <source>Check the books</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Checks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every step, newest first</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What was found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>holds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>fails</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Who</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Taken back: {label}</source>
            <translation>已撤销：{label}</translation>
        </message>
        <message>
            <source>Done again: {label}</source>
            <translation>已重做：{label}</translation>
        </message>
        <message>
            <source>{label} (taken back)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Checking the books</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Name, contract, amount, serial no.</source>
            <translation>客户、合同、金额、流水号</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>选</translation>
        </message>
        <message>
            <source>open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>scope</source>
            <translation>换范围</translation>
        </message>
        <message>
            <source>close</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Pinyin initials, characters, amounts, serial numbers</source>
            <translation>拼音首字母、汉字、金额、流水号都能搜</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>没有找到。</translation>
        </message>
        <message>
            <source>Type a name, an amount or a command.</source>
            <translation>输入名称、金额或命令。</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>This paper cannot be shown.</source>
            <translation>这份文件打不开。</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>All commands</source>
            <translation>全部命令</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Cancel Esc</source>
            <translation>取消 Esc</translation>
        </message>
        <message>
            <source>F1 keys of this page</source>
            <translation>F1 本页按键</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>TitleRow</name>
        <message>
            <source>Back (Alt+←)</source>
            <translation>返回（Alt+←）</translation>
        </message>
        <message>
            <source>Name, contract, amount, serial no.</source>
            <translation>客户、合同、金额、流水号</translation>
        </message>
    </context>
    <context>
        <name>TotalRow</name>
        <message>
            <source>Click copies the sum</source>
            <translation>点一下复制合计</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>Try again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open another</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>UndoBar</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>View</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>本页</translation>
        </message>
    </context>
    <context>
        <name>company</name>
        <message>
            <source>Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As on the licence; printed on papers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The firm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Short name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shown in the window.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tax no.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where signed papers come back to.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On papers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Contact</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Phone</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Email</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Late rate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Per day, where a contract says nothing: 0.05% or 万分之五.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>required</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The name cannot be empty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write it as percent a day, at most 10%: 0.05%.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An address has one @: name@firm.cn.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>dialogs</name>
        <message>
            <source>There are unsaved changes.</source>
            <translation>有改动还没保存。</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>留下</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>This should not have happened</source>
            <translation>程序出错了</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>The program met a fault of its own. The ledger is unharmed: nothing of the last step was written.</source>
            <translation>这是程序自己的毛病。账没有动：刚才这一步什么都没写进去。</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <source>There is no {what} “{key}” any more.</source>
            <translation>已经没有这个{what}了：「{key}」。</translation>
        </message>
        <message>
            <source>There is no customer “{key}”.</source>
            <translation>没有这个客户：「{key}」。</translation>
        </message>
        <message>
            <source>“{value}” cannot be meant here ({field}).</source>
            <translation>「{value}」用在这里不对（{field}）。</translation>
        </message>
        <message>
            <source>“{value}” is not an amount. Write it like 1,234.50.</source>
            <translation>「{value}」不是金额。写成 1,234.50 这样。</translation>
        </message>
        <message>
            <source>“{value}” is not a day. Write it like 2026-11-20.</source>
            <translation>「{value}」不是日期。写成 2026-11-20 这样。</translation>
        </message>
        <message>
            <source>{left} cannot be set against {right}: choose records of one currency.</source>
            <translation>{left} 和 {right} 不能互相核销：请选同一币种的款项。</translation>
        </message>
        <message>
            <source>Only {available} is left, {wanted} was to be allocated.</source>
            <translation>只剩 {available}，不够核销 {wanted}。</translation>
        </message>
        <message>
            <source>This needs a right you do not have: {needs}.</source>
            <translation>你没有做这件事的权限：{needs}。</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <translation>没有可以撤销的。</translation>
        </message>
        <message>
            <source>{label} cannot be taken back: {by_label} depends on it. Take that back first.</source>
            <translation>「{label}」撤销不了：后面的「{by_label}」要用到它。先撤销那一步。</translation>
        </message>
        <message>
            <source>The ledger is open in another window. Go on there, or close it first.</source>
            <translation>账套已在另一个窗口打开。到那边继续，或先关掉它。</translation>
        </message>
        <message>
            <source>{path} is not there. Was it moved or renamed?</source>
            <translation>找不到 {path}。是不是移走或改名了？</translation>
        </message>
        <message>
            <source>{path} is no ledger of this program.</source>
            <translation>{path} 不是本程序的账套。</translation>
        </message>
        <message>
            <source>{path} was written by a newer version. Update the program to open it.</source>
            <translation>{path} 是更新的版本写的。升级程序再打开。</translation>
        </message>
        <message>
            <source>{path} is damaged. Nothing was changed; restore the latest backup.</source>
            <translation>{path} 坏了。没有动它；请恢复最近的备份。</translation>
        </message>
        <message>
            <source>The disk is full. Nothing was written. Make room and try again.</source>
            <translation>磁盘满了，什么都没写。腾出空间再试。</translation>
        </message>
        <message>
            <source>{path} cannot be written. Choose another folder, or close the file elsewhere.</source>
            <translation>{path} 写不进去。换个文件夹，或先关掉正打开它的程序。</translation>
        </message>
        <message>
            <source>The computer refused it: {detail}</source>
            <translation>电脑不让做：{detail}</translation>
        </message>
        <message>
            <source>The computer refused it ({kind}). {fields}</source>
            <translation>电脑不让做（{kind}）。{fields}</translation>
        </message>
        <message>
            <source>This is not possible ({kind}). {fields}</source>
            <translation>这样不行（{kind}）。{fields}</translation>
        </message>
    </context>
    <context>
        <name>formats</name>
        <message>
            <source>Monday</source>
            <translation>星期一</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>星期二</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>星期三</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>星期四</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>星期五</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>星期六</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>星期日</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>周一</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>周二</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>周三</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>周四</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>周五</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>周六</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>周日</translation>
        </message>
        <message>
            <source>January</source>
            <translation>1 月</translation>
        </message>
        <message>
            <source>February</source>
            <translation>2 月</translation>
        </message>
        <message>
            <source>March</source>
            <translation>3 月</translation>
        </message>
        <message>
            <source>April</source>
            <translation>4 月</translation>
        </message>
        <message>
            <source>May</source>
            <translation>5 月</translation>
        </message>
        <message>
            <source>June</source>
            <translation>6 月</translation>
        </message>
        <message>
            <source>July</source>
            <translation>7 月</translation>
        </message>
        <message>
            <source>August</source>
            <translation>8 月</translation>
        </message>
        <message>
            <source>September</source>
            <translation>9 月</translation>
        </message>
        <message>
            <source>October</source>
            <translation>10 月</translation>
        </message>
        <message>
            <source>November</source>
            <translation>11 月</translation>
        </message>
        <message>
            <source>December</source>
            <translation>12 月</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <comment>12 November</comment>
            <translation>{number} 月 {day} 日</translation>
        </message>
        <message>
            <source>{weekday}, {day}</source>
            <comment>Thursday, 12 November</comment>
            <translation>{day} {weekday}</translation>
        </message>
        <message>
            <source>{month} {year}</source>
            <comment>October 2026</comment>
            <translation>{year} 年 {number} 月</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨天</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n 笔</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n 件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n 户</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n copy(s)</source>
            <translation>
                <numerusform>%n 份</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
    </context>
    <context>
        <name>global</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Search and commands</source>
            <translation>搜索和命令</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Fold the sidebar</source>
            <translation>收起侧栏</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>字大一点</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>字小一点</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>下一个区域</translation>
        </message>
        <message>
            <source>Pane before</source>
            <translation>上一个区域</translation>
        </message>
        <message>
            <source>Keys of this page</source>
            <translation>本页按键</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>全部命令</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Allocation</source>
            <translation>核销</translation>
        </message>
    </context>
</TS>
