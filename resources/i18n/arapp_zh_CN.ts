<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AccountLine</name>
        <message>
            <source>Bank and branch</source>
            <translation>开户银行</translation>
        </message>
        <message>
            <source>Account number</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Leave this account out</source>
            <translation>不要这个账户</translation>
        </message>
    </context>
    <context>
        <name>ActionBar</name>
        <message>
            <source>Receipt</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>Still to go</source>
            <translation>还差</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) ticked</source>
            <translation>
                <numerusform>已勾选 %n 笔</numerusform>
            </translation>
        </message>
        <message>
            <source>Rows of another customer: write why they are paid with this</source>
            <translation>有别的客户的款项：写明为什么用这笔钱付</translation>
        </message>
        <message>
            <source>Still to go {rest}: {key} takes a proposal, or tick rows</source>
            <translation>还差 {rest}：{key} 选方案，或勾选款项</translation>
        </message>
        <message>
            <source>Still to go {rest}: {key} keeps it as prepayment, or tick more rows</source>
            <translation>还差 {rest}：{key} 记为预收，或再勾款项</translation>
        </message>
        <message>
            <source>{rest} too much is ticked: {key} for the reason, or tick less</source>
            <translation>多勾了 {rest}：{key} 选原因，或少勾些</translation>
        </message>
        <message>
            <source>Remainder</source>
            <translation>余款</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差额原因</translation>
        </message>
        <message>
            <source>Prepayment {amount}</source>
            <translation>记为预收 {amount}</translation>
        </message>
        <message>
            <source>not decided</source>
            <translation>还没定</translation>
        </message>
        <message>
            <source>none</source>
            <translation>没有差额</translation>
        </message>
        <message>
            <source>choose a reason</source>
            <translation>选原因</translation>
        </message>
        <message>
            <source>{reason} (at most {limit})</source>
            <translation>{reason}（最多 {limit}）</translation>
        </message>
        <message>
            <source>{n} reasons, {amount}</source>
            <translation>{n} 项 {amount}</translation>
        </message>
        <message>
            <source>several reasons</source>
            <translation>分几项写</translation>
        </message>
        <message>
            <source>in part, {amount} stays open</source>
            <translation>只核销一部分，余 {amount} 未收</translation>
        </message>
    </context>
    <context>
        <name>AddPlanLine</name>
        <message>
            <source>Add</source>
            <translation>记下</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Booked on</source>
            <translation>入账日</translation>
        </message>
        <message>
            <source>booked on</source>
            <translation>入账日</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>due on, else by the terms</source>
            <translation>到期日，不写按账期</translation>
        </message>
        <message>
            <source>Reason to go on</source>
            <translation>放行理由</translation>
        </message>
        <message>
            <source>the boss agrees, because</source>
            <translation>老板同意，因为</translation>
        </message>
        <message>
            <source>Whose is it?</source>
            <translation>是哪家的？</translation>
        </message>
        <message>
            <source>How much is it?</source>
            <translation>多少钱？</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, +30</source>
            <translation>写个日期：20、11.20、+30</translation>
        </message>
        <message>
            <source>Added for {customer}: {money}</source>
            <translation>已记 {customer} {money}</translation>
        </message>
    </context>
    <context>
        <name>AfterBox</name>
        <message>
            <source>Afterwards in the books</source>
            <translation>导入后的账</translation>
        </message>
        <message>
            <source>Receipts booked</source>
            <translation>收款入账</translation>
        </message>
        <message>
            <source>New: {what}</source>
            <translation>新增 {what}</translation>
        </message>
        <message>
            <source>Not due</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>over 90</source>
            <translation>90 天以上</translation>
        </message>
        <message>
            <source>Receivables</source>
            <translation>应收余额</translation>
        </message>
        <message>
            <source>of which overdue</source>
            <translation>其中逾期</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>客户 %n 户</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contract(s)</source>
            <translation>
                <numerusform>合同 %n 份</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open item(s)</source>
            <translation>
                <numerusform>款项 %n 笔</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) of your own</source>
            <translation>
                <numerusform>本方账户 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>With what stays out: the sheet's own totals</source>
            <translation>加上没入账的，等于表内合计</translation>
        </message>
        <message>
            <source>As the sheet's own totals say</source>
            <translation>和表内合计相等</translation>
        </message>
    </context>
    <context>
        <name>AfterList</name>
        <message>
            <source>After saving</source>
            <translation>保存以后</translation>
        </message>
    </context>
    <context>
        <name>AgreementForm</name>
        <message>
            <source>Attach the scan</source>
            <translation>附扫描件</translation>
        </message>
        <message>
            <source>Equal parts</source>
            <translation>平均分</translation>
        </message>
        <message>
            <source>One more</source>
            <translation>加一期</translation>
        </message>
        <message>
            <source>parts, monthly from</source>
            <translation>期，每月，从</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>分期</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>还款</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>签约人</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Scan</source>
            <translation>扫描件</translation>
        </message>
        <message>
            <source>number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Number of parts</source>
            <translation>期数</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>首期日期</translation>
        </message>
        <message>
            <source>Number of the agreement</source>
            <translation>协议编号</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>签订日</translation>
        </message>
        <message>
            <source>How many parts, and from which day?</source>
            <translation>分几期，从哪天起？</translation>
        </message>
        <message>
            <source>From 1 to {most} parts</source>
            <translation>1 到 {most} 期</translation>
        </message>
        <message>
            <source>Take this payment away</source>
            <translation>去掉这一期</translation>
        </message>
        <message>
            <source>Day of payment {n}</source>
            <translation>第 {n} 期日期</translation>
        </message>
        <message>
            <source>Amount of payment {n}</source>
            <translation>第 {n} 期金额</translation>
        </message>
        <message numerus="yes">
            <source>%n ticked row(s), {open} open</source>
            <translation>
                <numerusform>勾选 %n 笔，未收 {open}</numerusform>
            </translation>
        </message>
        <message>
            <source>Tick the rows that the agreement is about</source>
            <translation>先勾上协议涉及的款项</translation>
        </message>
        <message>
            <source>equals what is open</source>
            <translation>等于未收</translation>
        </message>
        <message>
            <source>{amount} is missing</source>
            <translation>还差 {amount}</translation>
        </message>
        <message>
            <source>{amount} too much</source>
            <translation>多了 {amount}</translation>
        </message>
        <message>
            <source>Tick rows, then lay out the payments</source>
            <translation>先勾款项，再排还款</translation>
        </message>
        <message>
            <source>On which day was it signed?</source>
            <translation>哪天签的？</translation>
        </message>
        <message>
            <source>Each payment needs a day and an amount</source>
            <translation>每期都要有日期和金额</translation>
        </message>
        <message>
            <source>The payments must come to what is open: {sum}</source>
            <translation>各期合计要等于未收：{sum}</translation>
        </message>
    </context>
    <context>
        <name>AnswerForm</name>
        <message>
            <source>Log: confirmed</source>
            <translation>登记相符</translation>
        </message>
        <message>
            <source>Log: differs</source>
            <translation>登记不符</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>回函日</translation>
        </message>
        <message>
            <source>How</source>
            <translation>怎么回的</translation>
        </message>
        <message>
            <source>Their balance</source>
            <translation>对方余额</translation>
        </message>
        <message>
            <source>Above zero: we have more than they.</source>
            <translation>正数：我方比对方多。</translation>
        </message>
        <message>
            <source>Differs by {gap}, {rest} not explained yet.</source>
            <translation>相差 {gap}，还有 {rest} 没说明。</translation>
        </message>
        <message>
            <source>Differs by {gap}, all of it explained.</source>
            <translation>相差 {gap}，都说明了。</translation>
        </message>
    </context>
    <context>
        <name>Asked</name>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>New ledger</source>
            <translation>新建账套</translation>
        </message>
        <message>
            <source>Open a ledger</source>
            <translation>打开账套</translation>
        </message>
        <message>
            <source>Sample ledger</source>
            <translation>示例账套</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Company and accounts</source>
            <translation>公司与账户</translation>
        </message>
        <message>
            <source>Record a receipt</source>
            <translation>登记收款</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Check the books</source>
            <translation>检查账本</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Sheets and bank files</source>
            <translation>表格和银行流水</translation>
        </message>
        <message>
            <source>Backed up, opened and counted: {when}</source>
            <translation>备份好了，打开数过：{when}</translation>
        </message>
    </context>
    <context>
        <name>Asking</name>
        <message>
            <source>Attach</source>
            <translation>附文件</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>What proves it</source>
            <translation>选凭据</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>This cannot be read</source>
            <translation>看不懂，再写一次</translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>24 by the hour, 30 by the day, 12 by the month</source>
            <translation>每小时 24 份，每天 30 份，每月 12 份，自动清理</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>由来</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Open balance</source>
            <translation>应收余额</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>打开核对</translation>
        </message>
    </context>
    <context>
        <name>BankLine</name>
        <message>
            <source>Import a bank file</source>
            <translation>导入银行流水</translation>
        </message>
        <message>
            <source>{account} until {day}</source>
            <translation>{account} 到 {day}</translation>
        </message>
        <message>
            <source>Bank: {accounts}</source>
            <translation>银行流水：{accounts}</translation>
        </message>
        <message>
            <source>No bank file yet</source>
            <translation>还没有银行流水</translation>
        </message>
        <message>
            <source>Look whether it has come before you ask for it</source>
            <translation>催之前先看到了没有</translation>
        </message>
        <message>
            <source>Import the newest before you ask for money</source>
            <translation>先导入最新的流水再催</translation>
        </message>
    </context>
    <context>
        <name>BankStrip</name>
        <message>
            <source>{lines} lines: {incoming} in, {outgoing} out</source>
            <translation>{lines} 行：收款 {incoming}，付款 {outgoing}</translation>
        </message>
        <message>
            <source>{new} new</source>
            <translation>收款中新 {new}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>{n} seen before</source>
            <translation>已导入过 {n}</translation>
        </message>
        <message>
            <source>{n} to check</source>
            <translation>待核 {n}</translation>
        </message>
        <message>
            <source>{from} to {to}</source>
            <translation>{from} 至 {to}</translation>
        </message>
        <message>
            <source>Opening {opening} + in {credits} − out {debits} = closing {closing}</source>
            <translation>期初 {opening} + 收 {credits} − 付 {debits} = 期末 {closing}</translation>
        </message>
        <message>
            <source>Balances differ: {opening} + {credits} − {debits} ≠ {closing}</source>
            <translation>余额对不上：{opening} + {credits} − {debits} ≠ {closing}</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Abnormal customer</source>
            <translation>异常客户</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>为什么</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>收起</translation>
        </message>
    </context>
    <context>
        <name>Below</name>
        <message>
            <source>Not these</source>
            <translation>这些不用</translation>
        </message>
        <message>
            <source>{files} new in {folder}</source>
            <translation>「{folder}」里有 {files}是新的</translation>
        </message>
        <message>
            <source>Watching {folder}, nothing new</source>
            <translation>盯着「{folder}」，没有新文件</translation>
        </message>
    </context>
    <context>
        <name>BillFields</name>
        <message>
            <source>Bank's acceptance</source>
            <translation>银行承兑</translation>
        </message>
        <message>
            <source>Firm's acceptance</source>
            <translation>商业承兑</translation>
        </message>
        <message>
            <source>the payer, when it is left empty</source>
            <translation>空着就是付款方</translation>
        </message>
        <message>
            <source>Bill no.</source>
            <translation>票号</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>出票日</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Acceptor</source>
            <translation>承兑人</translation>
        </message>
        <message>
            <source>Drawer</source>
            <translation>出票人</translation>
        </message>
        <message>
            <source>Which bill?</source>
            <translation>哪张票？</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, +180</source>
            <translation>写个日期：20、11.20、+180</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
    </context>
    <context>
        <name>BillsPage</name>
        <message>
            <source>Record a bill</source>
            <translation>登记汇票</translation>
        </message>
        <message>
            <source>Its receipt</source>
            <translation>对应的收款</translation>
        </message>
        <message>
            <source>Record it</source>
            <translation>记下</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Export to Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>看不出金额，写成 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>Due soon</source>
            <translation>快到期</translation>
        </message>
        <message>
            <source>No bill here</source>
            <translation>这里没有汇票</translation>
        </message>
        <message>
            <source>No bills yet.</source>
            <translation>还没有汇票。</translation>
        </message>
        <message>
            <source>Choose one that is proposed, or leave it empty</source>
            <translation>从提示里选一个，或者空着</translation>
        </message>
        <message>
            <source>Leave the step?</source>
            <translation>离开这一步？</translation>
        </message>
        <message>
            <source>Bills of exchange</source>
            <translation>承兑汇票</translation>
        </message>
        <message>
            <source>Enter for the next step, Ctrl+I to its receipt, Ctrl+F filters</source>
            <translation>Enter 下一步，Ctrl+I 看收款，Ctrl+F 筛选</translation>
        </message>
    </context>
    <context>
        <name>ByItself</name>
        <message numerus="yes">
            <source>%n receipt(s) posted by themselves</source>
            <translation>
                <numerusform>%n 笔已自动核销</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Cards</name>
        <message>
            <source>Due today</source>
            <translation>今天到期</translation>
        </message>
        <message>
            <source>Due within 7 days</source>
            <translation>7 天内到期</translation>
        </message>
        <message>
            <source>next {day}</source>
            <translation>最近 {day}</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>已逾期</translation>
        </message>
        <message>
            <source>Money to match</source>
            <translation>收款待核销</translation>
        </message>
        <message>
            <source>oldest {day}</source>
            <translation>最早 {day}</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>{entries}, {n} paid</source>
            <translation>{entries}，{n} 笔已到账</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>up to {days}</source>
            <translation>最长 {days}</translation>
        </message>
        <message>
            <source>less {amount} prepaid</source>
            <translation>已扣预收 {amount}</translation>
        </message>
        <message>
            <source>and {amounts}</source>
            <translation>另有 {amounts}</translation>
        </message>
        <message>
            <source>not due</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>over 90</source>
            <translation>90 天以上</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>应收余额</translation>
        </message>
    </context>
    <context>
        <name>Checks</name>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>这天还没到</translation>
        </message>
        <message>
            <source>How much came in?</source>
            <translation>收了多少？</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>看不出金额，写成 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>Must be more than zero</source>
            <translation>要大于零</translation>
        </message>
        <message>
            <source>Who paid?</source>
            <translation>谁付的？</translation>
        </message>
        <message>
            <source>The same day, amount and payer: {number}. Recorded again?</source>
            <translation>同一天、同一家、同样金额已有 {number}，又来一笔？</translation>
        </message>
        <message>
            <source>See all</source>
            <translation>看全部</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>Done once a day and on this page, {n} in all</source>
            <translation>每天做一次，打开这页也做，共 {n} 项</translation>
        </message>
        <message>
            <source>Done at every opening, {n} in all</source>
            <translation>每次开账都做，共 {n} 项</translation>
        </message>
        <message>
            <source>Fewer</source>
            <translation>收起</translation>
        </message>
    </context>
    <context>
        <name>ClaimView</name>
        <message>
            <source>Row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Principal</source>
            <translation>本金</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>天数</translation>
        </message>
        <message>
            <source>Up to</source>
            <translation>计到</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>利率</translation>
        </message>
        <message>
            <source>Paid that day</source>
            <translation>当天收到</translation>
        </message>
        <message>
            <source>Interest</source>
            <translation>利息</translation>
        </message>
        <message>
            <source>Times the LPR</source>
            <translation>LPR 倍数</translation>
        </message>
        <message>
            <source>times</source>
            <translation>倍</translation>
        </message>
        <message>
            <source>Late interest</source>
            <translation>逾期利息</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Limitation</source>
            <translation>诉讼时效</translation>
        </message>
        <message>
            <source>Note what restarted it</source>
            <translation>登记中断</translation>
        </message>
        <message>
            <source>Write the letter</source>
            <translation>写催款函</translation>
        </message>
        <message>
            <source>Everything for a lawyer, in one file</source>
            <translation>交给律师的资料，打成一个包</translation>
        </message>
        <message>
            <source>Legal pack</source>
            <translation>法务材料包</translation>
        </message>
        <message>
            <source>How many times the LPR? 1 to 4, like 1.5</source>
            <translation>LPR 几倍？最多 4 倍，如 1.5</translation>
        </message>
        <message>
            <source>Nothing is overdue</source>
            <translation>没有逾期</translation>
        </message>
        <message>
            <source>Interest {amount}</source>
            <translation>利息 {amount}</translation>
        </message>
        <message>
            <source>too late, counts for nothing</source>
            <translation>时效已满，不算</translation>
        </message>
        <message>
            <source>Only a new promise or agreement in writing would count now</source>
            <translation>现在只有书面承诺或还款协议才算数</translation>
        </message>
        <message>
            <source>Needed before {day}: a letter that demands payment, sent with proof of delivery. A mere statement may not do.</source>
            <translation>{day} 前要寄一封写明要求付款的催款函，留好签收凭据；只对账不一定算。</translation>
        </message>
        <message>
            <source>What</source>
            <translation>什么事</translation>
        </message>
        <message>
            <source>On</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Proof, and where it lies</source>
            <translation>凭据，放在哪</translation>
        </message>
        <message>
            <source>What restarted the limitation</source>
            <translation>时效中断</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>记下</translation>
        </message>
    </context>
    <context>
        <name>CollectionPage</name>
        <message>
            <source>Nothing of that customer is overdue</source>
            <translation>这户没有逾期的</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) today</source>
            <translation>
                <numerusform>今天 %n 户</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody owes anything overdue</source>
            <translation>没有人逾期</translation>
        </message>
        <message>
            <source>Nobody here. Alt+1 to 7 shows another stage</source>
            <translation>这里没有人。Alt+1 到 7 换阶段</translation>
        </message>
        <message>
            <source>Alt+1–7 stage, Alt+{letters} outcome, Ctrl+↓ skips, F6 next pane</source>
            <translation>Alt+1–7 换阶段，Alt+{letters} 选结果，Ctrl+↓ 跳过，F6 换栏</translation>
        </message>
    </context>
    <context>
        <name>CollectionRulesPage</name>
        <message>
            <source>Profiles</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>话术</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>上报给谁</translation>
        </message>
        <message>
            <source>LPR</source>
            <translation>LPR</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>没保存</translation>
        </message>
        <message>
            <source>Copy as a new one</source>
            <translation>复制一份</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>写一条</translation>
        </message>
        <message>
            <source>Put it right</source>
            <translation>改过来</translation>
        </message>
        <message>
            <source>No longer use it</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>As the program ships it</source>
            <translation>恢复出厂的样子</translation>
        </message>
        <message>
            <source>Use it again</source>
            <translation>重新启用</translation>
        </message>
        <message>
            <source>F2 changes a cell, Insert adds a stage, F6 next pane</source>
            <translation>F2 改格子，Insert 加一段，F6 换区</translation>
        </message>
        <message>
            <source>F6 to the fields, Enter puts one in</source>
            <translation>F6 到字段，回车插入</translation>
        </message>
        <message>
            <source>Ctrl+Tab next tab</source>
            <translation>Ctrl+Tab 下一页签</translation>
        </message>
        <message>
            <source>Rules of collection</source>
            <translation>催收规则</translation>
        </message>
    </context>
    <context>
        <name>Comments</name>
        <message>
            <source>A remark; @name makes a to-do</source>
            <translation>写一句备注；@名字 会变成待办</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>办完</translation>
        </message>
    </context>
    <context>
        <name>CompanyPage</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>不改了</translation>
        </message>
        <message>
            <source>Grades and points</source>
            <translation>等级与评分</translation>
        </message>
        <message>
            <source>Choose a logo</source>
            <translation>选徽标</translation>
        </message>
        <message>
            <source>Add a bank account</source>
            <translation>加银行账户</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Bank and branch</source>
            <translation>开户银行</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>币种</translation>
        </message>
        <message>
            <source>No account yet. Fill in the line below.</source>
            <translation>还没有账户。在下面这一行填上。</translation>
        </message>
        <message>
            <source>Short name of the account</source>
            <translation>账户简称</translation>
        </message>
        <message>
            <source>Account number</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>加上</translation>
        </message>
        <message>
            <source>Bank accounts</source>
            <translation>银行账户</translation>
        </message>
        <message>
            <source>Receipts come in on them; papers name the first as where to pay.</source>
            <translation>收款从这里进来；对账单、函件上印第一个账户。</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>{count} to put right, first: {name}</source>
            <translation>有 {count} 处要改，先看「{name}」</translation>
        </message>
        <message>
            <source>Saved: facts of the firm</source>
            <translation>公司资料已保存</translation>
        </message>
        <message>
            <source>Facts of the firm</source>
            <translation>公司资料</translation>
        </message>
        <message>
            <source>Give the account a name or a bank.</source>
            <translation>填上账户简称或开户银行。</translation>
        </message>
        <message>
            <source>Account added: {name}</source>
            <translation>已加账户「{name}」</translation>
        </message>
        <message>
            <source>A currency is three letters: CNY, USD.</source>
            <translation>币种是三个字母，如 CNY、USD。</translation>
        </message>
        <message>
            <source>There is an account of that name already.</source>
            <translation>已经有这个名称的账户了。</translation>
        </message>
    </context>
    <context>
        <name>Comparison</name>
        <message>
            <source>Invoice and contract side by side</source>
            <translation>发票和合同对照</translation>
        </message>
        <message>
            <source>Why may it differ? The reason is kept</source>
            <translation>为什么可以不一样？原因会记下来</translation>
        </message>
        <message>
            <source>Reason for the difference</source>
            <translation>差异原因</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>对照</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Against contract {number}</source>
            <translation>对照合同 {number}</translation>
        </message>
        <message>
            <source>{amount} of it not invoiced yet</source>
            <translation>还有 {amount} 没开票</translation>
        </message>
        <message>
            <source>{amount} more than the contract</source>
            <translation>比合同多 {amount}</translation>
        </message>
        <message>
            <source>Accepted: {reason}</source>
            <translation>已确认：{reason}</translation>
        </message>
    </context>
    <context>
        <name>ConfirmForm</name>
        <message>
            <source>acceptance slip 0312</source>
            <translation>验收单 0312</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>This is no day. Write it like 11-20 or +7.</source>
            <translation>看不懂这个日期，写成 11-20 或 +7。</translation>
        </message>
        <message>
            <source>This day is yet to come.</source>
            <translation>这天还没到。</translation>
        </message>
    </context>
    <context>
        <name>ConfirmLine</name>
        <message>
            <source>Day it was done</source>
            <translation>办成日期</translation>
        </message>
        <message>
            <source>Evidence: delivery note no., who signed</source>
            <translation>凭据：签收单号、谁签的</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>改期</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>这天还没到</translation>
        </message>
    </context>
    <context>
        <name>ContactFields</name>
        <message>
            <source>not said</source>
            <translation>没说</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>联系</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>spoken on</source>
            <translation>哪天谈的</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下次</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>How</source>
            <translation>方式</translation>
        </message>
        <message>
            <source>With whom</source>
            <translation>联系谁</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Talk again on</source>
            <translation>下次联系</translation>
        </message>
        <message>
            <source>Spoken on</source>
            <translation>哪天谈的</translation>
        </message>
        <message>
            <source>by the stage</source>
            <translation>按阶段</translation>
        </message>
        <message>
            <source>After saving</source>
            <translation>保存以后</translation>
        </message>
    </context>
    <context>
        <name>ContactForm</name>
        <message>
            <source>What came of it? Alt with a letter chooses</source>
            <translation>结果怎样？按 Alt 加字母选</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>不是金额，写成 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, +7, Friday</source>
            <translation>写日期：20、11.20、+7、周五</translation>
        </message>
        <message>
            <source>Until when do they want to wait?</source>
            <translation>推迟到哪天？</translation>
        </message>
        <message>
            <source>Tick the one row that is disputed</source>
            <translation>只勾有争议的那一笔</translation>
        </message>
        <message>
            <source>Why do they dispute it?</source>
            <translation>为什么有争议？</translation>
        </message>
        <message>
            <source>By which day? Today or later</source>
            <translation>哪天？今天或以后</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>Disputed</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>Wait until</source>
            <translation>推迟到</translation>
        </message>
        <message>
            <source>settled by</source>
            <translation>哪天前解决</translation>
        </message>
        <message>
            <source>20, +7, Friday</source>
            <translation>20、+7、周五</translation>
        </message>
        <message>
            <source>that day</source>
            <translation>那天</translation>
        </message>
        <message>
            <source>Not dunned until {day}. If it has not come by then, it counts as broken and the next stage begins.</source>
            <translation>{day} 前不催。当天没到账，记为违约，升到下一步。</translation>
        </message>
        <message>
            <source>The disputed part waits until {day}; the rest is dunned on.</source>
            <translation>有争议的部分等到 {day}，其余照催。</translation>
        </message>
        <message>
            <source>Put off until {day}, then it is here again.</source>
            <translation>暂缓到 {day}，到那天再出现。</translation>
        </message>
        <message>
            <source>The stage stays open: nobody was reached.</source>
            <translation>没找到人，这一步还没完。</translation>
        </message>
        <message>
            <source>Choose what came of it.</source>
            <translation>先选结果。</translation>
        </message>
        <message>
            <source>Done for this stage; it is here again when the next one begins.</source>
            <translation>这一步办完了，到下一步再出现。</translation>
        </message>
    </context>
    <context>
        <name>ContractForm</name>
        <message>
            <source>Boss agrees:</source>
            <translation>老板同意：</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>合同原件</translation>
        </message>
        <message>
            <source>Contract original</source>
            <translation>合同原件</translation>
        </message>
        <message>
            <source>Basics</source>
            <translation>基本</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Reason to go on</source>
            <translation>放行理由</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>标的</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>合同金额</translation>
        </message>
        <message>
            <source>Contract amount</source>
            <translation>合同金额</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>签订日期</translation>
        </message>
        <message>
            <source>Delivery by</source>
            <translation>交货期限</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>合同编号</translation>
        </message>
        <message>
            <source>Contract number</source>
            <translation>合同编号</translation>
        </message>
        <message>
            <source>Ends on</source>
            <translation>合同到期</translation>
        </message>
        <message>
            <source>Clauses</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>after the due day</source>
            <translation>自到期次日起算</translation>
        </message>
        <message>
            <source>Late interest</source>
            <translation>违约金</translation>
        </message>
        <message>
            <source>Late interest runs</source>
            <translation>违约金起算</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票交付</translation>
        </message>
        <message>
            <source>Invoice delivery</source>
            <translation>发票交付</translation>
        </message>
        <message>
            <source>Disputes</source>
            <translation>争议解决</translation>
        </message>
        <message>
            <source>Dispute clause</source>
            <translation>争议解决</translation>
        </message>
        <message>
            <source>not filled in</source>
            <translation>未填</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>付款条件</translation>
        </message>
    </context>
    <context>
        <name>ContractLists</name>
        <message>
            <source>Filter (Ctrl+F)</source>
            <translation>筛选（Ctrl+F）</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Nothing like this.</source>
            <translation>没有符合的。</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Draft without a name</source>
            <translation>没有名字的草稿</translation>
        </message>
    </context>
    <context>
        <name>ContractPage</name>
        <message>
            <source>Leave the new contract?</source>
            <translation>离开新合同？</translation>
        </message>
        <message>
            <source>Leave the contract?</source>
            <translation>离开这份合同？</translation>
        </message>
        <message>
            <source>Saved: contract {number}</source>
            <translation>已保存合同 {number}</translation>
        </message>
        <message>
            <source>Put aside: {title}</source>
            <translation>已存草稿：{title}</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>Tab next cell, F2 changes it, Insert adds a row, Delete takes one out</source>
            <translation>Tab 下一格，F2 改，Insert 加一期，Delete 删一期</translation>
        </message>
        <message>
            <source>Save, in force</source>
            <translation>保存并生效</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>F2 changes name, owner and note of a row</source>
            <translation>F2 改这一期的款项、业务员、备注</translation>
        </message>
    </context>
    <context>
        <name>ContractsPage</name>
        <message>
            <source>Export to Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>The list shown, as a sheet</source>
            <translation>把这张清单存成表格</translation>
        </message>
        <message>
            <source>Single receivable</source>
            <translation>单笔应收</translation>
        </message>
        <message>
            <source>Owed without a contract</source>
            <translation>没有合同的应收</translation>
        </message>
        <message>
            <source>New contract</source>
            <translation>新合同</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>To the customer</source>
            <translation>看客户</translation>
        </message>
        <message>
            <source>Confirm the milestone</source>
            <translation>确认节点</translation>
        </message>
        <message>
            <source>Open ones or all</source>
            <translation>未结或全部</translation>
        </message>
        <message>
            <source>With what is collected, confirmed and void</source>
            <translation>连同已收、已确认、作废的</translation>
        </message>
        <message>
            <source>{milestone} of {contract}</source>
            <translation>{contract} {milestone}</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>Confirmed: {name}</source>
            <translation>已确认：{name}</translation>
        </message>
        <message>
            <source>Enter opens, Ctrl+F filters, Alt 1 to 4 choose a list</source>
            <translation>Enter 打开，Ctrl+F 筛选，Alt 1 至 4 换清单</translation>
        </message>
    </context>
    <context>
        <name>Copies</name>
        <message>
            <source>{name} (marked).xlsx</source>
            <translation>{name}（标注）.xlsx</translation>
        </message>
        <message>
            <source>Save a marked copy</source>
            <translation>另存标注副本</translation>
        </message>
        <message>
            <source>Marking the problems</source>
            <translation>正在标问题</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Saved: {names}</source>
            <translation>存好了：{names}</translation>
        </message>
        <message>
            <source>Which sheet is to be brought up to date?</source>
            <translation>更新哪张表？</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>{name} (up to date).xlsx</source>
            <translation>{name}（更新）.xlsx</translation>
        </message>
        <message>
            <source>The sheet brought up to date</source>
            <translation>更新后的原表</translation>
        </message>
        <message>
            <source>{name}: {rows} rows brought up to date, {added} added</source>
            <translation>{name}：更新 {rows} 行，新加 {added} 行</translation>
        </message>
        <message>
            <source>{count} places left as they were, listed on its last sheet</source>
            <translation>{count} 处没动，列在最后一页</translation>
        </message>
        <message>
            <source>{text}; {left}</source>
            <translation>{text}；{left}</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
    </context>
    <context>
        <name>CreditPage</name>
        <message>
            <source>Why the grades are reckoned anew</source>
            <translation>为什么重新定级</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Points of a new ledger</source>
            <translation>新账套的评分</translation>
        </message>
        <message>
            <source>Try on last year</source>
            <translation>用去年的数据试一试</translation>
        </message>
        <message>
            <source>Apply, grade anew</source>
            <translation>应用并重新定级</translation>
        </message>
        <message>
            <source>Grade them anew</source>
            <translation>全部重新定级</translation>
        </message>
        <message>
            <source>Save the grades</source>
            <translation>保存等级</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>放弃修改</translation>
        </message>
        <message>
            <source>What a grade carries; a customer's own limit and terms go first.</source>
            <translation>每级自带的条件；客户自己的额度和账期优先。</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>What counts towards the limit.</source>
            <translation>哪些算进额度。</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>敞口</translation>
        </message>
        <message>
            <source>Beside each weight: from which value on how much of it is earned.</source>
            <translation>权重旁边：到什么程度得多少。</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message numerus="yes">
            <source>%n grade(s) saved</source>
            <translation>
                <numerusform>已保存 %n 个等级</numerusform>
            </translation>
        </message>
        <message>
            <source>Exposure saved</source>
            <translation>已保存敞口的算法</translation>
        </message>
        <message>
            <source>Profile of the grade saved</source>
            <translation>等级的催收方案已保存</translation>
        </message>
        <message>
            <source>New weights</source>
            <translation>新权重</translation>
        </message>
        <message numerus="yes">
            <source>Applied, %n grade(s) changed</source>
            <translation>
                <numerusform>已应用，%n 户等级变了</numerusform>
            </translation>
        </message>
        <message>
            <source>Scored again</source>
            <translation>定期复评</translation>
        </message>
        <message>
            <source>Grades and points</source>
            <translation>等级与评分</translation>
        </message>
    </context>
    <context>
        <name>Customer</name>
        <message>
            <source>{money} of theirs is here and not matched: match it first</source>
            <translation>到了 {money} 还没核，先核销再催</translation>
        </message>
        <message>
            <source>Not dunned: {why}</source>
            <translation>不催：{why}</translation>
        </message>
        <message>
            <source>Not dunned until {day}: {why}</source>
            <translation>{day} 前不催：{why}</translation>
        </message>
        <message>
            <source>Sent, next customer</source>
            <translation>寄出了，下一户</translation>
        </message>
        <message>
            <source>Sign, next customer</source>
            <translation>签下，下一户</translation>
        </message>
        <message>
            <source>Save, next customer</source>
            <translation>保存，下一户</translation>
        </message>
    </context>
    <context>
        <name>CustomerField</name>
        <message>
            <source>Initials or characters</source>
            <translation>拼音首字母或汉字</translation>
        </message>
        <message>
            <source>No such customer</source>
            <translation>没有这个客户</translation>
        </message>
    </context>
    <context>
        <name>CustomerPage</name>
        <message>
            <source>Logged</source>
            <translation>已登记沟通</translation>
        </message>
        <message>
            <source>Merged into {customer}</source>
            <translation>已并入 {customer}</translation>
        </message>
        <message>
            <source>Details of the customer</source>
            <translation>客户资料</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>新客户</translation>
        </message>
        <message>
            <source>Ctrl+Tab changes the tab, Enter opens</source>
            <translation>Ctrl Tab 换页签，Enter 打开</translation>
        </message>
    </context>
    <context>
        <name>CustomersPage</name>
        <message>
            <source>Export to Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>The list of customers as a sheet</source>
            <translation>客户清单存成表格</translation>
        </message>
        <message>
            <source>Grades and points</source>
            <translation>等级与评分</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>新客户</translation>
        </message>
        <message>
            <source>Open the card</source>
            <translation>打开卡片</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Enter opens the card, letters go to a name, Ctrl+F filters</source>
            <translation>Enter 打开卡片，键入首字母找人，Ctrl+F 筛选</translation>
        </message>
        <message>
            <source>No customer yet. Make one, or bring them from your sheets.</source>
            <translation>还没有客户。新建，或从表格里导入。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Nobody like this.</source>
            <translation>没有符合的。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
    </context>
    <context>
        <name>CustomersTable</name>
        <message>
            <source>Filter (Ctrl+F)</source>
            <translation>筛选（Ctrl+F）</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>全称</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>最长</translation>
        </message>
        <message>
            <source>Of the limit</source>
            <translation>敞口占额度</translation>
        </message>
        <message>
            <source>Last paid</source>
            <translation>最近付款</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>敞口</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>额度</translation>
        </message>
        <message>
            <source>{customer}, grade {grade}, {open} open, {overdue} overdue</source>
            <translation>{customer}，{grade} 级，未收 {open}，逾期 {overdue}</translation>
        </message>
        <message>
            <source>{exposure}, no limit</source>
            <translation>敞口 {exposure}，没有额度</translation>
        </message>
        <message>
            <source>{exposure} of {limit}</source>
            <translation>敞口 {exposure} / 额度 {limit}</translation>
        </message>
        <message>
            <source>over</source>
            <translation>超额</translation>
        </message>
        <message>
            <source>{customers} in all</source>
            <translation>{customers}合计</translation>
        </message>
    </context>
    <context>
        <name>DamagedFrame</name>
        <message>
            <source>What can be read</source>
            <translation>还能读出的</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>已停下，什么都没动。</translation>
        </message>
    </context>
    <context>
        <name>DamagedPage</name>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Restore the last backup</source>
            <translation>恢复最近的备份</translation>
        </message>
        <message>
            <source>Choose a backup</source>
            <translation>选别的备份</translation>
        </message>
        <message>
            <source>See what can be read</source>
            <translation>看看还能读出什么</translation>
        </message>
        <message>
            <source>Save it to Excel</source>
            <translation>导出到 Excel</translation>
        </message>
        <message>
            <source>Copy it to this PC and open it</source>
            <translation>复制到这台电脑并打开</translation>
        </message>
        <message>
            <source>Open another</source>
            <translation>打开另一个</translation>
        </message>
        <message>
            <source>Begin anew</source>
            <translation>从头开始</translation>
        </message>
        <message>
            <source>Restore this backup</source>
            <translation>恢复这份备份</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Reading what can be read. Esc stops it.</source>
            <translation>正在读还能读的，Esc 停下。</translation>
        </message>
        <message>
            <source>Writing {file}. Esc stops it.</source>
            <translation>正在写 {file}，Esc 停下。</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>已存到 {file}</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Looking into the backup. Esc stops it.</source>
            <translation>正在打开备份看，Esc 停下。</translation>
        </message>
        <message>
            <source>Passphrase of the backup</source>
            <translation>备份的口令</translation>
        </message>
        <message>
            <source>Look into it</source>
            <translation>打开看</translation>
        </message>
        <message>
            <source>What this backup holds</source>
            <translation>这份备份里有什么</translation>
        </message>
        <message>
            <source>It becomes a ledger of its own on this PC; the backup stays.</source>
            <translation>会在这台电脑上放成一个新账套，备份原样留着。</translation>
        </message>
        <message>
            <source>It is put where the ledger was; the backup stays.</source>
            <translation>放回账套原来的位置，备份原样留着。</translation>
        </message>
        <message>
            <source>It is put in the ledger's place; the damaged file is kept beside it.</source>
            <translation>放到账套的位置，坏了的文件改名留在旁边。</translation>
        </message>
        <message>
            <source>Ledgers and backups</source>
            <translation>账套和备份</translation>
        </message>
        <message>
            <source>Open a ledger</source>
            <translation>打开账套</translation>
        </message>
        <message>
            <source>Copying it to this PC. Esc stops it.</source>
            <translation>正在复制到这台电脑，Esc 停下。</translation>
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
        <name>Debts</name>
        <message>
            <source>Customer card</source>
            <translation>客户卡片</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>Balance brought forward</source>
            <translation>期初余额</translation>
        </message>
        <message>
            <source>{received} of {amount} received</source>
            <translation>{amount} 里到了 {received}</translation>
        </message>
        <message>
            <source>{amount} disputed</source>
            <translation>争议 {amount}</translation>
        </message>
        <message>
            <source>Ticked rows are what is spoken of</source>
            <translation>勾上的写进这次沟通</translation>
        </message>
        <message>
            <source>{received} came in part, {open} is open</source>
            <translation>到了一部分 {received}，还差 {open}</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Kept as prepayment: {rest}, {number}</source>
            <translation>已记为预收款 {rest}，{number}</translation>
        </message>
        <message>
            <source>Allocated {money}, {rest} kept as prepayment, {number}</source>
            <translation>已核销 {money}，余 {rest} 记为预收款，{number}</translation>
        </message>
        <message>
            <source>Allocated {money}, {number}</source>
            <translation>已核销 {money}，{number}</translation>
        </message>
        <message>
            <source>Set aside: {number}</source>
            <translation>已放一边，{number}</translation>
        </message>
        <message>
            <source>Receipt reversed: {number}</source>
            <translation>已冲回：{number}</translation>
        </message>
        <message>
            <source>Taken back: {what}</source>
            <translation>已撤销：{what}</translation>
        </message>
        <message>
            <source>Void {what}</source>
            <translation>作废 {what}</translation>
        </message>
        <message>
            <source>They leave the lists; their numbers stay used. Sent copies stay out there.</source>
            <translation>从列表里拿掉，编号照占。寄出去的收不回来。</translation>
        </message>
        <message>
            <source>Void</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>留着</translation>
        </message>
        <message>
            <source>Reverse {what}</source>
            <translation>冲回：{what}</translation>
        </message>
        <message>
            <source>Why? It is written with the reversal of today.</source>
            <translation>为什么？写在今天冲回的那一行上。</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>冲回</translation>
        </message>
        <message>
            <source>Reversed: {what}</source>
            <translation>已冲回：{what}</translation>
        </message>
    </context>
    <context>
        <name>DeliveriesPage</name>
        <message>
            <source>To be invoiced</source>
            <translation>待开票</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>New delivery</source>
            <translation>记一笔送货</translation>
        </message>
        <message>
            <source>Invoice for it</source>
            <translation>开发票</translation>
        </message>
        <message>
            <source>A new invoice of this customer</source>
            <translation>给这个客户登记发票</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Entered in error: it never went out</source>
            <translation>记错了：没送过</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Export to Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Note no.</source>
            <translation>送货单号</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>What it was</source>
            <translation>货物</translation>
        </message>
        <message>
            <source>With tax</source>
            <translation>含税金额</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>未开</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已红冲</translation>
        </message>
        <message>
            <source>Delivery {number} of {day}, {customer}, {amount}, to be invoiced {waiting}</source>
            <translation>送货单 {number}，{day}，{customer}，{amount}，待开票 {waiting}</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送货</translation>
        </message>
        <message>
            <source>No delivery yet. Enter a note, or bring the sheet of them.</source>
            <translation>还没有送货单。记一张，或导入送货明细。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Nothing like this.</source>
            <translation>没有这样的。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <source>All that went out is invoiced.</source>
            <translation>送出去的都开了票。</translation>
        </message>
        <message numerus="yes">
            <source>%n delivery note(s)</source>
            <translation>
                <numerusform>%n 张送货单</numerusform>
            </translation>
        </message>
        <message>
            <source>Enter edits, Ctrl+N new, Ctrl+Enter invoices it, Ctrl+F filters</source>
            <translation>Enter 修改，Ctrl+N 新的，Ctrl+Enter 开发票，Ctrl+F 筛选</translation>
        </message>
    </context>
    <context>
        <name>DeliveryForm</name>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Note no.</source>
            <translation>送货单号</translation>
        </message>
        <message>
            <source>Sent out</source>
            <translation>送货日期</translation>
        </message>
        <message>
            <source>With tax</source>
            <translation>含税金额</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>What it was</source>
            <translation>货物</translation>
        </message>
        <message>
            <source>New delivery</source>
            <translation>新的送货单</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>还没开</translation>
        </message>
        <message>
            <source>Choose a customer of the ledger</source>
            <translation>从账里选一个客户</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写一天：20、11.20、昨天</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>那天还没到</translation>
        </message>
        <message>
            <source>How much with tax? Below zero: it came back</source>
            <translation>含税多少？负数是退货</translation>
        </message>
        <message>
            <source>Nothing went out for 0.00</source>
            <translation>金额不能是 0.00</translation>
        </message>
        <message>
            <source>What came back?</source>
            <translation>退的什么？</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Booked</source>
            <translation>入账</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>待核</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>kept, not booked</source>
            <translation>待核和拒绝的不入账，留在清单里</translation>
        </message>
        <message>
            <source>{rows} of money out, left alone</source>
            <translation>支出 {rows}，不入账</translation>
        </message>
        <message>
            <source>not booked, for comparing</source>
            <translation>不入账，用于核对</translation>
        </message>
        <message>
            <source>The file is only read. One undo takes the whole import back.</source>
            <translation>原文件只读，不会改动。导入后整批可撤销。</translation>
        </message>
        <message numerus="yes">
            <source>%n table(s) found</source>
            <translation>
                <numerusform>找到 %n 张表</numerusform>
            </translation>
        </message>
        <message>
            <source>Not imported</source>
            <translation>不导入</translation>
        </message>
        <message>
            <source>Files not read</source>
            <translation>没读的文件</translation>
        </message>
        <message>
            <source>{name}, from row {row}</source>
            <translation>{name}，第 {row} 行起</translation>
        </message>
        <message>
            <source>{kind}, {rows}</source>
            <translation>{kind}，{rows}</translation>
        </message>
        <message>
            <source>{text}, {count} booked</source>
            <translation>{text}，入账 {count}</translation>
        </message>
        <message>
            <source>{text}, {count} updated</source>
            <translation>{text}，更新 {count}</translation>
        </message>
    </context>
    <context>
        <name>DeskPage</name>
        <message>
            <source>New</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Export to Excel</source>
            <translation>导出到 Excel</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>不是金额，可写 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, +7</source>
            <translation>写一个日子：20、11.20、+7</translation>
        </message>
        <message>
            <source>Enter edits, Ctrl+N new, Ctrl+F filters</source>
            <translation>Enter 改，Ctrl+N 新建，Ctrl+F 筛选</translation>
        </message>
    </context>
    <context>
        <name>DeskPane</name>
        <message>
            <source>Contact</source>
            <translation>沟通</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>出函</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>诉前</translation>
        </message>
        <message>
            <source>Match it</source>
            <translation>去核销</translation>
        </message>
        <message>
            <source>{name}, overdue {amount}</source>
            <translation>{name}，逾期 {amount}</translation>
        </message>
        <message>
            <source>{n} of {all}</source>
            <translation>第 {n} 户，共 {all} 户</translation>
        </message>
        <message>
            <source>Log a call</source>
            <translation>登记电话</translation>
        </message>
        <message>
            <source>Log a message</source>
            <translation>登记短信</translation>
        </message>
        <message>
            <source>Log a mail</source>
            <translation>登记邮件</translation>
        </message>
        <message>
            <source>Log post</source>
            <translation>登记信函</translation>
        </message>
        <message>
            <source>Log a visit</source>
            <translation>登记上门</translation>
        </message>
        <message>
            <source>Repayment agreement</source>
            <translation>还款协议</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>登记沟通</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message>
            <source>proposed</source>
            <translation>建议值，可改</translation>
        </message>
        <message>
            <source>Looks like {names}</source>
            <translation>像是 {names}</translation>
        </message>
        <message>
            <source>Saved: {customer}</source>
            <translation>已保存：{customer}</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>{count} to put right, first: {name}</source>
            <translation>有 {count} 处要改，先看：{name}</translation>
        </message>
        <message>
            <source>by grade {what}</source>
            <translation>按等级 {what}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>net {days}</source>
            <translation>账期 {days}</translation>
        </message>
        <message>
            <source>1–31, or none</source>
            <translation>1–31，可不填</translation>
        </message>
        <message>
            <source>lent on top of the limit</source>
            <translation>额度以外的铺底</translation>
        </message>
        <message>
            <source>as the address</source>
            <translation>同上</translation>
        </message>
        <message>
            <source>By hand until {day}: {reason}</source>
            <translation>手工定级到 {day}：{reason}</translation>
        </message>
        <message>
            <source>By points. Choose another to set it by hand.</source>
            <translation>按得分。改选即手工定级。</translation>
        </message>
        <message>
            <source>Say why: the points say otherwise.</source>
            <translation>写明理由：得分不是这个等级。</translation>
        </message>
        <message>
            <source>It has to be after today.</source>
            <translation>要晚于今天。</translation>
        </message>
    </context>
    <context>
        <name>DifferenceList</name>
        <message>
            <source>{name}: {before} → {after}, {state}</source>
            <translation>{name}：{before} → {after}，{state}</translation>
        </message>
        <message>
            <source>taken over</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>left as it is</source>
            <translation>不改</translation>
        </message>
        <message>
            <source>(nothing)</source>
            <translation>（空）</translation>
        </message>
        <message>
            <source>What the sheet says otherwise</source>
            <translation>表里不一样的</translation>
        </message>
    </context>
    <context>
        <name>DifferenceRows</name>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
    </context>
    <context>
        <name>DimensionsPage</name>
        <message>
            <source>Products</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Specification</source>
            <translation>规格</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Price with tax</source>
            <translation>含税单价</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>明细行</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>What is it called?</source>
            <translation>叫什么？</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>单价</translation>
        </message>
        <message>
            <source>with tax</source>
            <translation>含税</translation>
        </message>
        <message>
            <source>New product</source>
            <translation>新产品</translation>
        </message>
        <message>
            <source>No product yet. Make one, or type it in a contract's lines.</source>
            <translation>还没有产品。新建，或在合同明细里直接写。</translation>
        </message>
        <message>
            <source>Retire, or use again</source>
            <translation>停用或恢复</translation>
        </message>
        <message>
            <source>retired</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>Not a price; six decimals at most</source>
            <translation>不是单价，最多六位小数</translation>
        </message>
        <message>
            <source>A percentage from 0 to 100</source>
            <translation>0 到 100 的百分数</translation>
        </message>
        <message>
            <source>Salespeople</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>邮箱</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户数</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>离开</translation>
        </message>
        <message>
            <source>What is their name?</source>
            <translation>姓名？</translation>
        </message>
        <message>
            <source>Left on</source>
            <translation>离开日期</translation>
        </message>
        <message>
            <source>New salesperson</source>
            <translation>新业务员</translation>
        </message>
        <message>
            <source>Nobody yet. Owners of imported customers appear here by themselves.</source>
            <translation>还没有人。导入的客户带着负责人，会自己出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>Doing</name>
        <message numerus="yes">
            <source>Repayment in %n part(s)</source>
            <translation>
                <numerusform>还款协议 %n 期</numerusform>
            </translation>
        </message>
        <message>
            <source>Copied: {text}</source>
            <translation>已复制：{text}</translation>
        </message>
        <message>
            <source>Mail draft</source>
            <translation>邮件草稿</translation>
        </message>
        <message>
            <source>Mails (*.eml)</source>
            <translation>邮件 (*.eml)</translation>
        </message>
        <message>
            <source>Collection calendar</source>
            <translation>催收日历</translation>
        </message>
        <message>
            <source>Calendar file</source>
            <translation>日历文件</translation>
        </message>
        <message>
            <source>Calendars (*.ics)</source>
            <translation>日历 (*.ics)</translation>
        </message>
        <message>
            <source>Written: {file}</source>
            <translation>已写好：{file}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>What proves it</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message numerus="yes">
            <source>Prepayments allocated to %n row(s)</source>
            <translation>
                <numerusform>预收已核销 %n 笔</numerusform>
            </translation>
        </message>
        <message>
            <source>{number}, {amount}. Why was it wrong?</source>
            <translation>{number}，{amount}。哪里记错了？</translation>
        </message>
        <message>
            <source>Reverse a receipt booked in error</source>
            <translation>冲回记错的收款</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>冲回</translation>
        </message>
        <message>
            <source>Refunded {money}, {number}</source>
            <translation>已退 {money}，{number}</translation>
        </message>
        <message>
            <source>Sent · {who}</source>
            <translation>寄出 · {who}</translation>
        </message>
        <message>
            <source>Resolve · {who}</source>
            <translation>了结差异 · {who}</translation>
        </message>
        <message>
            <source>Resolved: {who}</source>
            <translation>差异了结：{who}</translation>
        </message>
        <message>
            <source>No statement · {who}</source>
            <translation>不对账 · {who}</translation>
        </message>
        <message>
            <source>No statement: {who}</source>
            <translation>不对账：{who}</translation>
        </message>
        <message>
            <source>How statements are made</source>
            <translation>对账设置</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>对账设置已存</translation>
        </message>
        <message>
            <source>There is no issued statement among them.</source>
            <translation>里面没有出具过的。</translation>
        </message>
        <message>
            <source>List and {mails} in {folder}</source>
            <translation>清单和{mails}在 {folder}</translation>
        </message>
        <message numerus="yes">
            <source>%n mail draft(s)</source>
            <translation>
                <numerusform>%n 份邮件草稿</numerusform>
            </translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Copied the reminder to {who}</source>
            <translation>催函已复制：{who}</translation>
        </message>
    </context>
    <context>
        <name>Entry</name>
        <message>
            <source>contract original</source>
            <translation>合同原件</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>EntryFields</name>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Invoice no.</source>
            <translation>发票号码</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>开票日</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>价税合计</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>不含税</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税额</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>票种</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Allowed by</source>
            <translation>谁准的</translation>
        </message>
        <message>
            <source>Who allowed it, and why</source>
            <translation>谁同意的，为什么</translation>
        </message>
        <message>
            <source>by the customer's terms; or 月结30, net 15, a day</source>
            <translation>按客户账期；或 月结30、票到15天、某一天</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>明细</translation>
        </message>
        <message>
            <source>Insert adds a line, Delete takes one away</source>
            <translation>Insert 加一行，Delete 去一行</translation>
        </message>
        <message>
            <source>none: on the customer's terms</source>
            <translation>不挂合同，按客户账期</translation>
        </message>
        <message>
            <source>{number}, {left} not invoiced</source>
            <translation>{number}，未开票 {left}</translation>
        </message>
        <message>
            <source>Choose a customer of the ledger</source>
            <translation>选一个账里的客户</translation>
        </message>
        <message>
            <source>The number as printed</source>
            <translation>照票面填号码</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>填日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>那天还没到</translation>
        </message>
        <message>
            <source>The books are closed up to {day}</source>
            <translation>账已锁到 {day}</translation>
        </message>
        <message>
            <source>How much with tax?</source>
            <translation>价税合计多少？</translation>
        </message>
        <message>
            <source>Must be more than zero</source>
            <translation>要大于零</translation>
        </message>
        <message>
            <source>An invoice of this number is there already</source>
            <translation>这个号码已经登记过</translation>
        </message>
    </context>
    <context>
        <name>EqualLine</name>
        <message>
            <source>Number of periods</source>
            <translation>期数</translation>
        </message>
        <message>
            <source>Day of the first</source>
            <translation>首期日期</translation>
        </message>
        <message>
            <source>Months between</source>
            <translation>间隔月数</translation>
        </message>
        <message>
            <source>Lay out</source>
            <translation>排好</translation>
        </message>
        <message>
            <source>equal periods, first on</source>
            <translation>期等额，首期</translation>
        </message>
        <message>
            <source>then every</source>
            <translation>以后每</translation>
        </message>
        <message>
            <source>month(s)</source>
            <translation>个月一期</translation>
        </message>
        <message>
            <source>Between 1 and {most} periods</source>
            <translation>1 到 {most} 期</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, +30</source>
            <translation>写个日期：20、11.20、+30</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Basics</source>
            <translation>基本</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>合同金额</translation>
        </message>
        <message>
            <source>Contract amount</source>
            <translation>合同金额</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>签订日期</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>标的</translation>
        </message>
        <message>
            <source>Delivery by</source>
            <translation>交货期限</translation>
        </message>
        <message>
            <source>Ends on</source>
            <translation>合同到期</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Clauses</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>after the due day</source>
            <translation>自到期次日起算</translation>
        </message>
        <message>
            <source>Late interest</source>
            <translation>违约金</translation>
        </message>
        <message>
            <source>Late interest runs</source>
            <translation>违约金起算</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票交付</translation>
        </message>
        <message>
            <source>Invoice delivery</source>
            <translation>发票交付</translation>
        </message>
        <message>
            <source>Disputes</source>
            <translation>争议解决</translation>
        </message>
        <message>
            <source>Dispute clause</source>
            <translation>争议解决</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Dunned by</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>付款条件</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>follow from the plan at the right</source>
            <translation>由右边的计划生成</translation>
        </message>
        <message>
            <source>As signed: {terms}</source>
            <translation>签订时：{terms}</translation>
        </message>
        <message>
            <source>{money}, signed {signed}</source>
            <translation>{money}，签订时 {signed}</translation>
        </message>
    </context>
    <context>
        <name>FactsPane</name>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付款方</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Acceptor</source>
            <translation>承兑人</translation>
        </message>
        <message>
            <source>Drawer</source>
            <translation>出票人</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>出票日</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收到</translation>
        </message>
        <message>
            <source>Voucher</source>
            <translation>凭证号</translation>
        </message>
        <message>
            <source>Not allocated</source>
            <translation>未核销</translation>
        </message>
        <message>
            <source>Its way</source>
            <translation>经过</translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation>{day} 到期</translation>
        </message>
        <message>
            <source>In hand since it came in</source>
            <translation>收到后一直在手</translation>
        </message>
    </context>
    <context>
        <name>FileField</name>
        <message>
            <source>Drop the signed file, or press Enter</source>
            <translation>把盖章件拖到这里，或按 Enter 选</translation>
        </message>
        <message>
            <source>{name} and {files} more</source>
            <translation>{name} 等，另有 {files}</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Contracts and scans</source>
            <translation>合同与扫描件</translation>
        </message>
        <message>
            <source>Contract original</source>
            <translation>合同原件</translation>
        </message>
    </context>
    <context>
        <name>FileLine</name>
        <message>
            <source>Record or picture</source>
            <translation>录音或截图</translation>
        </message>
        <message>
            <source>Take the files away</source>
            <translation>不要这些文件</translation>
        </message>
    </context>
    <context>
        <name>Filed</name>
        <message>
            <source>{numbers} void. The file is marked so in {folder}, do not send it.</source>
            <translation>{numbers} 作废，{folder} 里的文件名已注明，别寄</translation>
        </message>
        <message>
            <source>{numbers} void. The file is still in {folder}, do not send it.</source>
            <translation>{numbers} 作废，文件还在 {folder}，别寄</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Add files</source>
            <translation>添加文件</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Let fall here, or add. Enter opens a copy.</source>
            <translation>拖到这里，或添加。Enter 打开副本。</translation>
        </message>
        <message>
            <source>Files of the customer</source>
            <translation>客户的文件</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Attached: {name}</source>
            <translation>已附上：{name}</translation>
        </message>
        <message>
            <source>No program opens {name}.</source>
            <translation>没有程序能打开 {name}。</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>已移除：{name}</translation>
        </message>
        <message>
            <source>{file} kept</source>
            <translation>{file} 存好了</translation>
        </message>
        <message>
            <source>No program opens {file}</source>
            <translation>没有程序能打开 {file}</translation>
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
        <name>FindLine</name>
        <message>
            <source>Day</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>11-03, this month, 10-01..10-31</source>
            <translation>11-03、本月、10-01..10-31</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Payer or customer, initials too</source>
            <translation>付款方或客户，拼音首字母也行</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>96000, &gt;10000, 1000..2000</source>
            <translation>96000、&gt;10000、1000..2000</translation>
        </message>
        <message>
            <source>Serial no.</source>
            <translation>流水号</translation>
        </message>
        <message>
            <source>Voucher, serial no., remark</source>
            <translation>凭证号、流水号、附言</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message>
            <source>Where is {name}?</source>
            <translation>{name} 在哪里？</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>Choose files</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>New empty ledger</source>
            <translation>新建空白账套</translation>
        </message>
        <message>
            <source>Look at the sample ledger</source>
            <translation>看示例账套</translation>
        </message>
        <message>
            <source>Open a ledger</source>
            <translation>打开账套</translation>
        </message>
        <message>
            <source>Receivables, customers, contracts, invoices, bank files</source>
            <translation>应收台账、客户、合同、发票、银行流水</translation>
        </message>
        <message>
            <source>xls, xlsx, csv, ods; several at once</source>
            <translation>xls、xlsx、csv、ods，可以一次拖多个</translation>
        </message>
        <message>
            <source>Made up, {customers}: try anything</source>
            <translation>{customers}的虚构公司，随便试</translation>
        </message>
        <message>
            <source>Asks for the firm's name only</source>
            <translation>只填公司名称，其余用默认</translation>
        </message>
        <message>
            <source>An .arapp file, or a backup on a disk</source>
            <translation>.arapp 文件，或移动盘上的备份</translation>
        </message>
        <message>
            <source>Open a ledger or a backup</source>
            <translation>打开账套或备份</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>drag the old sheets in</source>
            <translation>拖入旧表</translation>
        </message>
        <message>
            <source>Compare totals</source>
            <translation>核对合计</translation>
        </message>
        <message>
            <source>equal to those in the sheet</source>
            <translation>与表内合计一致</translation>
        </message>
        <message>
            <source>Import bank files</source>
            <translation>导入银行流水</translation>
        </message>
        <message>
            <source>as the bank exports them</source>
            <translation>银行导出的原样就行</translation>
        </message>
        <message>
            <source>Allocate</source>
            <translation>核销</translation>
        </message>
        <message>
            <source>receipts to receivables, one Enter each</source>
            <translation>一笔一个 Enter</translation>
        </message>
        <message>
            <source>See today</source>
            <translation>看今日</translation>
        </message>
        <message>
            <source>all that is due on one page</source>
            <translation>该收的都在一页</translation>
        </message>
        <message>
            <source>Up and running in an afternoon</source>
            <translation>一个下午用起来</translation>
        </message>
        <message>
            <source>Drag the Excel you use now in here</source>
            <translation>把现在用的 Excel 拖进来</translation>
        </message>
        <message>
            <source>arapp understands every table and column and books only what adds up to the totals of the sheet. The file itself is only read, never changed.</source>
            <translation>应收管家认出每张表、每一列，合计和表里对上了才入账。原文件只读，不会改动。</translation>
        </message>
        <message>
            <source>A new ledger</source>
            <translation>新建账套</translation>
        </message>
        <message>
            <source>One file on this computer holds everything; every step can be taken back.</source>
            <translation>一个账套就是这台电脑上的一个文件；每一步都能撤销。</translation>
        </message>
        <message>
            <source>Making the ledger</source>
            <translation>正在建账套</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Sheets and bank files</source>
            <translation>表格和银行流水</translation>
        </message>
        <message>
            <source>Ledgers</source>
            <translation>账套</translation>
        </message>
        <message>
            <source>Ledgers and backups</source>
            <translation>账套和备份</translation>
        </message>
    </context>
    <context>
        <name>Flow</name>
        <message>
            <source>Booking the rows</source>
            <translation>正在入账</translation>
        </message>
    </context>
    <context>
        <name>Foot</name>
        <message>
            <source>The ledger stays on this computer; the program never goes online</source>
            <translation>账只存在这台电脑，程序不联网</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>本页按键</translation>
        </message>
    </context>
    <context>
        <name>Founding</name>
        <message>
            <source>Firm's name, required</source>
            <translation>公司名称，必填</translation>
        </message>
        <message>
            <source>As on your business licence</source>
            <translation>和营业执照上一样</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Add a bank account</source>
            <translation>加银行账户</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>What is your firm called?</source>
            <translation>公司名称</translation>
        </message>
        <message>
            <source>Can be added later too.</source>
            <translation>以后再加也行。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Then: {files}</source>
            <translation>接着导入 {files}</translation>
        </message>
        <message>
            <source>Printed on statements and letters; can be changed later.</source>
            <translation>印在对账单和函件上，以后可以改。</translation>
        </message>
        <message>
            <source>The name is missing. It cannot be left empty.</source>
            <translation>还没填公司名称。</translation>
        </message>
    </context>
    <context>
        <name>GapRows</name>
        <message>
            <source>One more reason</source>
            <translation>再加一项</translation>
        </message>
        <message>
            <source>{rest} has no reason yet</source>
            <translation>还有 {rest} 没写原因</translation>
        </message>
    </context>
    <context>
        <name>GoingOn</name>
        <message>
            <source>Go on with this ledger?</source>
            <translation>接着用这本账？</translation>
        </message>
        <message>
            <source>Go on with this one</source>
            <translation>接着用这份</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>恢复备份</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>以后再说</translation>
        </message>
        <message>
            <source>Another ledger was in this place, noted up to step {noted}. This one has {present} steps. Nothing is written over; you are not warned of it any more.</source>
            <translation>这里原来是另一本账，记到第 {noted} 步；现在这本有 {present} 步。什么都不会被覆盖，只是以后不再提醒。</translation>
        </message>
        <message>
            <source>Step {noted} was noted last, this file ends with step {present}: steps missing: {missing} or more. What was in them is not in this ledger; a backup may hold it.</source>
            <translation>上次记到第 {noted} 步，这份只到第 {present} 步，至少少了 {missing} 步。那几步里的账这份没有，备份里也许有。</translation>
        </message>
        <message>
            <source>Step {noted}, noted last, is another one here: later steps were booked on an older copy. What was in the lost ones is not in this ledger; a backup may hold it.</source>
            <translation>上次记下的第 {noted} 步，在这份里是另一步：后来的账记在了旧副本上。丢掉的那几步这份没有，备份里也许有。</translation>
        </message>
    </context>
    <context>
        <name>GonePanel</name>
        <message>
            <source>Letters to mark as sent</source>
            <translation>寄出登记</translation>
        </message>
        <message>
            <source>All of them</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Sent by</source>
            <translation>怎么寄的</translation>
        </message>
        <message>
            <source>Sent on</source>
            <translation>寄出日</translation>
        </message>
        <message>
            <source>courier or registered no., Enter goes on</source>
            <translation>快递或挂号单号，回车下一份</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>出具</translation>
        </message>
        <message>
            <source>Asks for</source>
            <translation>催收金额</translation>
        </message>
        <message>
            <source>Courier no.</source>
            <translation>单号</translation>
        </message>
        <message>
            <source>Space ticks, Esc goes back</source>
            <translation>空格勾选，Esc 返回</translation>
        </message>
        <message>
            <source>Every letter is marked as sent</source>
            <translation>都登记过寄出了</translation>
        </message>
        <message>
            <source>{copies} not marked yet</source>
            <translation>{copies}还没登记</translation>
        </message>
        <message numerus="yes">
            <source>Mark %n as sent</source>
            <translation>
                <numerusform>登记寄出 %n 份</numerusform>
            </translation>
        </message>
        <message>
            <source>Courier no. of {number}</source>
            <translation>{number} 的单号</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写日期：20、11.20、昨天</translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) marked as sent</source>
            <translation>
                <numerusform>%n 份催款函已登记寄出</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GoodsList</name>
        <message>
            <source>Products</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Specification</source>
            <translation>规格型号</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Price incl. tax</source>
            <translation>含税单价</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>amount = quantity × price, or as you type it</source>
            <translation>金额 = 数量 × 单价，也可以直接写</translation>
        </message>
        <message>
            <source>Type a product here</source>
            <translation>在这里写产品</translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n 项产品</numerusform>
            </translation>
        </message>
        <message>
            <source>Products = contract</source>
            <translation>产品合计对上了合同金额</translation>
        </message>
        <message>
            <source>Products − contract = {gap}</source>
            <translation>产品合计比合同金额差 {gap}</translation>
        </message>
    </context>
    <context>
        <name>HabitBox</name>
        <message>
            <source>How they pay</source>
            <translation>付款习惯</translation>
        </message>
    </context>
    <context>
        <name>Hand</name>
        <message>
            <source>Not more than is open on the row</source>
            <translation>不能超过这笔的未收</translation>
        </message>
        <message>
            <source>More than this reason may take</source>
            <translation>超过这个原因的上限了</translation>
        </message>
        <message>
            <source>No rows add up to it</source>
            <translation>没有合得上的一组</translation>
        </message>
        <message numerus="yes">
            <source>%n set(s) add up, choose one</source>
            <translation>
                <numerusform>有 %n 组合得上，选一组</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Nothing was done yet.</source>
            <translation>还没做过什么。</translation>
        </message>
        <message>
            <source>Whose steps</source>
            <translation>看谁的</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>全部人</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Every change is here and cannot be deleted</source>
            <translation>每一次改动都在这里，不能删</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>谁</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>The clock of the PC was behind an earlier entry</source>
            <translation>电脑时钟比前面的记录还早，被拨回过</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>还有 {count}</translation>
        </message>
        <message>
            <source>No field changed that is shown</source>
            <translation>没有要看的字段变动</translation>
        </message>
    </context>
    <context>
        <name>ImportPage</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>加文件</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Marked copy</source>
            <translation>另存标注副本</translation>
        </message>
        <message>
            <source>The sheet with its problems at their cells</source>
            <translation>问题标在原来的格子上，给改表的人</translation>
        </message>
        <message>
            <source>The sheet brought up to date</source>
            <translation>更新后的原表</translation>
        </message>
        <message>
            <source>A copy in its own layout, with what is open today</source>
            <translation>照原来的样子，填上今天的已收和未收</translation>
        </message>
        <message>
            <source>Read what is new</source>
            <translation>读进来</translation>
        </message>
        <message>
            <source>Watch a folder</source>
            <translation>盯一个文件夹</translation>
        </message>
        <message>
            <source>New files in it are offered here</source>
            <translation>有新文件就在这里提醒</translation>
        </message>
        <message>
            <source>Watch no folder</source>
            <translation>不盯了</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Next entry</source>
            <translation>下一处</translation>
        </message>
        <message>
            <source>Entry before</source>
            <translation>上一处</translation>
        </message>
        <message>
            <source>First way out</source>
            <translation>用第一个办法</translation>
        </message>
        <message>
            <source>Correct the cell</source>
            <translation>改单元格</translation>
        </message>
        <message>
            <source>Meaning of the column</source>
            <translation>选列的含义</translation>
        </message>
        <message>
            <source>Kind of the table</source>
            <translation>这张表读作什么</translation>
        </message>
        <message>
            <source>Leave the row out, or put it back</source>
            <translation>不导入这一行，或放回来</translation>
        </message>
        <message>
            <source>Next table</source>
            <translation>下一张表</translation>
        </message>
        <message>
            <source>Table before</source>
            <translation>上一张表</translation>
        </message>
        <message>
            <source>Next list of entries</source>
            <translation>下一个清单</translation>
        </message>
        <message>
            <source>Whose row is it</source>
            <translation>这是哪个客户</translation>
        </message>
        <message>
            <source>All are new customers</source>
            <translation>都是新客户</translation>
        </message>
        <message>
            <source>Take the field over, or leave it</source>
            <translation>采用这一项，或不改</translation>
        </message>
        <message>
            <source>The same field of all records</source>
            <translation>这一列全采用或全不改</translation>
        </message>
        <message>
            <source>Take all</source>
            <translation>全采用</translation>
        </message>
        <message>
            <source>Leave all</source>
            <translation>全不改</translation>
        </message>
        <message>
            <source>Forget this layout</source>
            <translation>忘掉这个版式</translation>
        </message>
        <message>
            <source>Work it out again</source>
            <translation>重新算一遍</translation>
        </message>
        <message>
            <source>Import {rows}</source>
            <translation>导入 {rows}</translation>
        </message>
        <message numerus="yes">
            <source>{text}, %n change(s)</source>
            <translation>
                <numerusform>{text}，改 %n 处</numerusform>
            </translation>
        </message>
        <message>
            <source>Totals of "{sheet}" differ from what was read</source>
            <translation>「{sheet}」的合计对不上</translation>
        </message>
        <message>
            <source>A row may be missing or read wrongly. It can be imported all the same, and taken back as a whole.</source>
            <translation>可能少了一行，或有一格读错了。也可以照样导入，之后整批可撤销。</translation>
        </message>
        <message>
            <source>Import all the same</source>
            <translation>照样导入</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>再看看</translation>
        </message>
        <message>
            <source>Discard this import?</source>
            <translation>放弃这次导入？</translation>
        </message>
        <message>
            <source>What you put right here is lost; the file and the ledger stay as they are.</source>
            <translation>在这里改的会丢掉；原文件和账套都不变。</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>接着改</translation>
        </message>
        <message>
            <source>Imported: {rows}</source>
            <translation>已导入 {rows}</translation>
        </message>
        <message>
            <source>{rows} to check, kept in the list</source>
            <translation>待核 {rows}，留在清单里</translation>
        </message>
        <message>
            <source>{rows} rejected, kept in the list</source>
            <translation>拒绝 {rows}，留在清单里</translation>
        </message>
        <message>
            <source>{rows} known before, skipped</source>
            <translation>以前导入过 {rows}，跳过</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>Not read, no tables: {names}</source>
            <translation>没读，不是表格：{names}</translation>
        </message>
        <message>
            <source>Sheets and bank files</source>
            <translation>表格和银行流水</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>Watch a folder, offer what is new in it</source>
            <translation>盯一个文件夹，有新文件就提醒</translation>
        </message>
        <message>
            <source>Done with {rows}</source>
            <translation>{rows}办完了</translation>
        </message>
        <message>
            <source>Give it</source>
            <translation>填密码</translation>
        </message>
        <message>
            <source>F2 correct the cell, Alt ↓ meaning of the column</source>
            <translation>F2 改单元格，Alt ↓ 选列的含义</translation>
        </message>
        <message>
            <source>row {rows} left out or put back</source>
            <translation>第 {rows} 行的去留</translation>
        </message>
        <message>
            <source>meaning of the columns</source>
            <translation>列的含义</translation>
        </message>
        <message>
            <source>whose rows they are</source>
            <translation>是哪家客户</translation>
        </message>
        <message>
            <source>what is taken over</source>
            <translation>用表里的还是账里的</translation>
        </message>
        <message>
            <source>how the file is read</source>
            <translation>文件怎么读</translation>
        </message>
        <message>
            <source>{cell}, in the file "{text}"</source>
            <translation>{cell}，原文「{text}」</translation>
        </message>
        <message>
            <source>{cell}, in the file "{before}", changed to {text}</source>
            <translation>{cell} 原文「{before}」，改成 {text}</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>空</translation>
        </message>
    </context>
    <context>
        <name>InPlace</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <source>Name or initials</source>
            <translation>名称或拼音首字母</translation>
        </message>
        <message>
            <source>Find a customer</source>
            <translation>找客户</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>最长</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期金额</translation>
        </message>
        <message>
            <source>Next or last</source>
            <translation>下次或上次</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>负责</translation>
        </message>
        <message>
            <source>again {day}</source>
            <translation>{day} 再催</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>还没联系</translation>
        </message>
        <message>
            <source>Nobody has spoken to them yet</source>
            <translation>还没人联系过</translation>
        </message>
        <message>
            <source>No customer fits</source>
            <translation>没有符合的客户</translation>
        </message>
        <message>
            <source>No money waits to be matched</source>
            <translation>没有等着核销的</translation>
        </message>
        <message>
            <source>Nothing is put off</source>
            <translation>没有暂缓的</translation>
        </message>
        <message>
            <source>Nobody is at this stage</source>
            <translation>这一步没有人</translation>
        </message>
        <message>
            <source>Undo the last</source>
            <translation>撤销上一笔</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已核销</translation>
        </message>
        <message>
            <source>Prepaid</source>
            <translation>预收</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>重复</translation>
        </message>
        <message numerus="yes">
            <source>and %n more, they move up</source>
            <translation>
                <numerusform>还有 %n 笔，核一笔上来一笔</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) may be paid, {money}</source>
            <translation>
                <numerusform>可核销 %n 笔，{money}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Placed today: %n receipt(s), {total}</source>
            <translation>
                <numerusform>今天已核销 %n 笔 {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InvoiceEntry</name>
        <message>
            <source>After saving: it counts with the contract; its rows stay what is owed.</source>
            <translation>保存以后：算在合同里，应收还是合同的收款计划。</translation>
        </message>
        <message>
            <source>After saving: due {day} ({rule}).</source>
            <translation>保存以后：{day} 到期（{rule}）。</translation>
        </message>
        <message>
            <source>It goes beyond what the customer may owe.</source>
            <translation>超出了这个客户能欠的。</translation>
        </message>
        <message>
            <source>The tax makes a rate of {rate}, which is not a usual one.</source>
            <translation>税额合税率 {rate}，不是常用税率，核对一下。</translation>
        </message>
    </context>
    <context>
        <name>InvoicePage</name>
        <message>
            <source>Lines of the contract</source>
            <translation>带出合同明细</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>红冲</translation>
        </message>
        <message>
            <source>A red invoice, of all or a part</source>
            <translation>开红字发票，全部或一部分</translation>
        </message>
        <message>
            <source>Its contract</source>
            <translation>关联合同</translation>
        </message>
        <message>
            <source>Which contract it belongs to</source>
            <translation>这张票属于哪份合同</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>记下寄出</translation>
        </message>
        <message>
            <source>Signed for</source>
            <translation>记下签收</translation>
        </message>
        <message>
            <source>New invoice</source>
            <translation>新发票</translation>
        </message>
        <message>
            <source>Invoice {number}</source>
            <translation>发票 {number}</translation>
        </message>
        <message>
            <source>Leave the invoice?</source>
            <translation>发票还没登记，离开？</translation>
        </message>
        <message>
            <source>Invoice recorded</source>
            <translation>发票已登记</translation>
        </message>
        <message>
            <source>Difference accepted</source>
            <translation>差异已确认</translation>
        </message>
        <message>
            <source>Not signed for</source>
            <translation>撤掉了签收</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>已红冲</translation>
        </message>
        <message>
            <source>Deliveries linked</source>
            <translation>送货单挂上了</translation>
        </message>
        <message>
            <source>Enter goes to the next field, Ctrl+S records</source>
            <translation>回车到下一格，Ctrl+S 登记</translation>
        </message>
        <message>
            <source>Esc goes back to the list</source>
            <translation>Esc 回到清单</translation>
        </message>
    </context>
    <context>
        <name>InvoiceSheet</name>
        <message>
            <source>The lines of this invoice are not in the ledger.</source>
            <translation>账里没有这张发票的明细。</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>确认差异</translation>
        </message>
        <message>
            <source>It names no contract: its own row is what is owed.</source>
            <translation>没挂合同：欠的就是这张发票自己的应收。</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>明细</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Made out to</source>
            <translation>抬头</translation>
        </message>
        <message>
            <source>Tax no.</source>
            <translation>税号</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>开票日</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>价税合计</translation>
        </message>
        <message>
            <source>Net, tax</source>
            <translation>不含税 + 税额</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>票种</translation>
        </message>
        <message>
            <source>Takes back</source>
            <translation>红冲</translation>
        </message>
        <message>
            <source>Taken back by</source>
            <translation>被红冲</translation>
        </message>
        <message>
            <source>Left of it</source>
            <translation>还剩</translation>
        </message>
        <message>
            <source>Owed on</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送货单</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>void</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>due {day}, {amount} open</source>
            <translation>{day} 到期，未收 {amount}</translation>
        </message>
    </context>
    <context>
        <name>InvoicesPage</name>
        <message>
            <source>Filter (Ctrl+F)</source>
            <translation>筛选（Ctrl+F）</translation>
        </message>
        <message>
            <source>Export to Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>The list of invoices as a sheet</source>
            <translation>把发票清单写成表格</translation>
        </message>
        <message>
            <source>Sent today</source>
            <translation>今天寄出</translation>
        </message>
        <message>
            <source>Signed for today</source>
            <translation>今天签收</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送货</translation>
        </message>
        <message>
            <source>What went out, entered and linked to its invoice</source>
            <translation>送出去的货，登记、挂到发票</translation>
        </message>
        <message>
            <source>New invoice</source>
            <translation>新发票</translation>
        </message>
        <message>
            <source>Open the invoice</source>
            <translation>打开发票</translation>
        </message>
        <message>
            <source>{number} sent</source>
            <translation>{number} 已寄出</translation>
        </message>
        <message>
            <source>{number} signed for</source>
            <translation>{number} 已签收</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Enter opens the invoice, Ctrl+F filters, Ctrl+N a new one</source>
            <translation>回车打开，Ctrl+F 筛选，Ctrl+N 新发票</translation>
        </message>
        <message>
            <source>Enter opens the contract, Ctrl+F filters</source>
            <translation>回车打开合同，Ctrl+F 筛选</translation>
        </message>
        <message>
            <source>Goods, invoices and money are level with each other.</source>
            <translation>货、票、款都对齐了。</translation>
        </message>
        <message>
            <source>No invoice yet. Record one, or bring the tax bureau's list.</source>
            <translation>还没有发票。登记一张，或导入税务局的清单。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>No invoice like this.</source>
            <translation>没有符合的发票。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
    </context>
    <context>
        <name>InvoicesTable</name>
        <message>
            <source>Number</source>
            <translation>发票号码</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>开票日</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>价税合计</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>Contract check</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>交付</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>不含税</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税额</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>票种</translation>
        </message>
        <message>
            <source>Courier no.</source>
            <translation>快递单号</translation>
        </message>
        <message>
            <source>Accepted because</source>
            <translation>确认原因</translation>
        </message>
        <message>
            <source>Invoice {number} of {day}, {customer}, {gross}, {check}</source>
            <translation>发票 {number}，{day}，{customer}，{gross} 元，{check}</translation>
        </message>
        <message numerus="yes">
            <source>%n invoice(s)</source>
            <translation>
                <numerusform>共 %n 张</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Where papers go</source>
            <translation>函件存到哪里</translation>
        </message>
        <message>
            <source>{detail} They are filed in {folder}.</source>
            <translation>{detail}
存到 {folder}</translation>
        </message>
        <message>
            <source>Another folder</source>
            <translation>换文件夹</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>{month}: {kind} for {customers}.</source>
            <translation>{month}，{kind}，{customers}。</translation>
        </message>
        <message>
            <source>Issuing statements {count}, {name}</source>
            <translation>出具对账函 {count}，{name}</translation>
        </message>
        <message>
            <source>Issued {copies}, filed in {folder}</source>
            <translation>已出具 {copies}，存在 {folder}</translation>
        </message>
        <message>
            <source>Collection letters to {customers}</source>
            <translation>给 {customers}出催款函</translation>
        </message>
        <message>
            <source>Whoever has nothing overdue or is held gets none.</source>
            <translation>没有逾期的、暂缓的不出。</translation>
        </message>
        <message>
            <source>Issue letters</source>
            <translation>出催款函</translation>
        </message>
        <message>
            <source>Writing letters {count}, {name}</source>
            <translation>出催款函 {count}，{name}</translation>
        </message>
        <message>
            <source>Issued {copies}: {numbers}, filed in {folder}</source>
            <translation>已出具 {copies}：{numbers}，存在 {folder}</translation>
        </message>
        <message>
            <source>Issue it all the same</source>
            <translation>照样出具</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>KeptPanel</name>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>What stands there</source>
            <translation>原文</translation>
        </message>
        <message>
            <source>Why it was kept</source>
            <translation>为什么留下</translation>
        </message>
        <message>
            <source>Import the file again to book them: what is in the ledger already is skipped.</source>
            <translation>改好后再导入这个文件就能入账，已入账的行会跳过。</translation>
        </message>
        <message>
            <source>Done with</source>
            <translation>办完了</translation>
        </message>
        <message>
            <source>{rows} to check, kept from imports</source>
            <translation>待核 {rows}，导入时留下的</translation>
        </message>
        <message>
            <source>{file}, {sheet}</source>
            <translation>{file}，{sheet}</translation>
        </message>
    </context>
    <context>
        <name>KeyedView</name>
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
        <name>Layout</name>
        <message>
            <source>No customer yet. Make one, or bring them from your sheets.</source>
            <translation>还没有客户。新建，或从表格里导入。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source> Prepayment only.</source>
            <translation>只收预付款。</translation>
        </message>
        <message>
            <source>Nothing more on credit</source>
            <translation>不再赊销</translation>
        </message>
        <message>
            <source>{entries} open (without what is expected)</source>
            <translation>应收 {entries}（预计的不计入）</translation>
        </message>
        <message>
            <source>{entries} open</source>
            <translation>应收 {entries}</translation>
        </message>
        <message>
            <source>{entries} selected, {sum} open</source>
            <translation>选中 {entries}，未收 {sum}</translation>
        </message>
    </context>
    <context>
        <name>LetterBox</name>
        <message>
            <source>Another folder</source>
            <translation>换个文件夹</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>{amounts} overdue, to be paid by {day}. Goes to {folder}.</source>
            <translation>逾期 {amounts}，限 {day} 前付清。存到「{folder}」。</translation>
        </message>
        <message>
            <source>Issue and file it</source>
            <translation>出具并存档</translation>
        </message>
        <message>
            <source>They had it on {day} ({number}); the next is due on {next}.</source>
            <translation>{day} 刚发过（{number}），下一封可在 {next} 发。</translation>
        </message>
        <message>
            <source>Issue it again</source>
            <translation>照样再出一份</translation>
        </message>
        <message>
            <source>{number} is filed as {file}.</source>
            <translation>{number} 已存为 {file}。</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>{title} {number} issued</source>
            <translation>已出具{title} {number}</translation>
        </message>
        <message>
            <source>Where papers go</source>
            <translation>函件存到哪里</translation>
        </message>
    </context>
    <context>
        <name>LetterTextForm</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>语气</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>栏位</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>as shipped</source>
            <translation>用自带的</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>A paragraph a line; one that comes out empty is left away.</source>
            <translation>一行一段，填不出来的段落不印。</translation>
        </message>
        <message>
            <source>Put in a field</source>
            <translation>插入栏位</translation>
        </message>
    </context>
    <context>
        <name>LetterTextsPage</name>
        <message>
            <source>New text</source>
            <translation>新文字</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>不改了</translation>
        </message>
        <message>
            <source>Take it away</source>
            <translation>去掉</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>All read as shipped.</source>
            <translation>都用自带的文字。</translation>
        </message>
        <message>
            <source>Nothing of this customer is overdue any more.</source>
            <translation>这个客户已经没有逾期款。</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>已保存：{name}</translation>
        </message>
        <message>
            <source>Taken away: {name}</source>
            <translation>已去掉：{name}</translation>
        </message>
        <message>
            <source>Letter texts</source>
            <translation>函件文字</translation>
        </message>
    </context>
    <context>
        <name>Letterhead</name>
        <message>
            <source>Choose a picture</source>
            <translation>选图片</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>去掉</translation>
        </message>
        <message>
            <source>Papers name a place for the seal</source>
            <translation>函件上留公章位置</translation>
        </message>
        <message>
            <source>Logo and seal</source>
            <translation>徽标与公章</translation>
        </message>
        <message>
            <source>No logo</source>
            <translation>没有徽标</translation>
        </message>
        <message>
            <source>PNG or JPEG, at the head of all papers, at most 56 × 13 mm.</source>
            <translation>PNG 或 JPEG，印在所有函件的信头，最大 56 × 13 毫米。</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Logo</source>
            <translation>徽标</translation>
        </message>
        <message>
            <source>The logo is on all papers from now on</source>
            <translation>往后的函件都带徽标</translation>
        </message>
        <message>
            <source>Papers begin with the name of the firm</source>
            <translation>函件信头只写公司名称</translation>
        </message>
    </context>
    <context>
        <name>LinesGrid</name>
        <message>
            <source>Lines of the invoice</source>
            <translation>发票明细</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>货物或服务</translation>
        </message>
        <message>
            <source>Specification</source>
            <translation>规格</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Price without tax</source>
            <translation>不含税单价</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税额</translation>
        </message>
        <message>
            <source>Type a line here</source>
            <translation>在这里填一行</translation>
        </message>
    </context>
    <context>
        <name>LinkLine</name>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>挂上</translation>
        </message>
        <message>
            <source>Contract of this invoice</source>
            <translation>这张票的合同</translation>
        </message>
        <message>
            <source>none: on the customer's terms</source>
            <translation>无：按客户账期</translation>
        </message>
        <message>
            <source>{number}, {left} not invoiced</source>
            <translation>{number}，未开 {left}</translation>
        </message>
        <message>
            <source>Its own row ({open} open) is called off; the contract's are owed.</source>
            <translation>票自己的应收（未收 {open}）作废，按合同的计划收。</translation>
        </message>
        <message>
            <source>Its own row is paid in part: take the money back first.</source>
            <translation>票自己的应收已收了一部分：先撤回核销。</translation>
        </message>
        <message>
            <source>Then no row is owed for it.</source>
            <translation>这样这张票就没有应收了。</translation>
        </message>
    </context>
    <context>
        <name>ListPanel</name>
        <message>
            <source>Reported upward</source>
            <translation>逾期上报</translation>
        </message>
        <message>
            <source>Name somebody</source>
            <translation>指定人</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Mail draft</source>
            <translation>邮件草稿</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>不催</translation>
        </message>
        <message>
            <source>Contacts so far</source>
            <translation>沟通记录</translation>
        </message>
        <message>
            <source>nobody spoke to them</source>
            <translation>还没联系过</translation>
        </message>
        <message numerus="yes">
            <source>%n, last</source>
            <translation>
                <numerusform>%n 次，最近</numerusform>
            </translation>
        </message>
        <message>
            <source>Ctrl+Enter writes a mail with the list, Esc goes back</source>
            <translation>Ctrl+Enter 写邮件附清单，Esc 返回</translation>
        </message>
        <message>
            <source>Nothing to report to this role</source>
            <translation>没有要上报的</translation>
        </message>
        <message>
            <source>Mail to {who}</source>
            <translation>写邮件给 {who}</translation>
        </message>
        <message>
            <source>each their own</source>
            <translation>各人自己的</translation>
        </message>
        <message>
            <source>nobody is named for it</source>
            <translation>还没指定人</translation>
        </message>
        <message>
            <source>Overdue, reported to {who} {day}</source>
            <translation>逾期上报 {who} {day}</translation>
        </message>
        <message>
            <source>{name}: {n} overdue rows, {sums}. What was done so far is in the list.</source>
            <translation>{name}：逾期 {n} 笔，{sums}。催收经过见清单。</translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Enter on a row changes it, Del removes it.</source>
            <translation>在行上 Enter 修改，Del 移除。</translation>
        </message>
        <message>
            <source>Bank accounts</source>
            <translation>银行账户</translation>
        </message>
        <message>
            <source>As printed on the customer's papers.</source>
            <translation>对方资料上写的账户。</translation>
        </message>
        <message>
            <source>Bank and branch</source>
            <translation>开户行</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Pays as</source>
            <translation>付款名称</translation>
        </message>
        <message>
            <source>Names and accounts the matching knows; learned when a match is confirmed.</source>
            <translation>核销认得的付款人和账号；确认核销时学会。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>职务</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>邮箱</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Name or account</source>
            <translation>名称或账号</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Known from</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>命中</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>最近</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Revoke</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Another name, or an account</source>
            <translation>另一个付款名称或账号</translation>
        </message>
        <message>
            <source>Saved: {name}</source>
            <translation>已保存：{name}</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>已移除：{name}</translation>
        </message>
        <message>
            <source>Pays as {name} from now on</source>
            <translation>以后 {name} 付的款算它的</translation>
        </message>
        <message>
            <source>No longer pays as {name}</source>
            <translation>{name} 不再算它的</translation>
        </message>
        <message>
            <source>List</source>
            <translation>清单</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>读出</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺</translation>
        </message>
    </context>
    <context>
        <name>LockDialog</name>
        <message>
            <source>Close a month</source>
            <translation>锁定月份</translation>
        </message>
        <message>
            <source>Nothing is booked yet.</source>
            <translation>还没有记账。</translation>
        </message>
        <message>
            <source>Close the month</source>
            <translation>锁定</translation>
        </message>
        <message>
            <source>Open the month again</source>
            <translation>解锁</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月份</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Receivable</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已收</translation>
        </message>
        <message>
            <source>Not settled yet</source>
            <translation>还没了的</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已锁</translation>
        </message>
        <message>
            <source>in part</source>
            <translation>锁了一部分</translation>
        </message>
        <message>
            <source>open</source>
            <translation>未锁</translation>
        </message>
        <message numerus="yes">
            <source>%n receipt(s) to match</source>
            <translation>
                <numerusform>%n 笔收款未核</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s) not answered</source>
            <translation>
                <numerusform>%n 份对账单未回</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Nothing dated in a closed month is added, changed or taken back: corrections are new rows of an open day. Only the owner opens it again, and the history shows it.</source>
            <translation>锁了的月份里不再加、改、撤：更正记成没锁的日子的新行。只有老板能解，解了历史里也看得到。</translation>
        </message>
        <message>
            <source>Up to where are the books closed?</source>
            <translation>锁到哪个月？</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close up to {day}</source>
            <translation>锁到 {day}</translation>
        </message>
        <message>
            <source>Only the owner opens a closed month.</source>
            <translation>锁了的月份只有老板能解。</translation>
        </message>
        <message>
            <source>Closed up to {day}</source>
            <translation>已锁到 {day}</translation>
        </message>
        <message>
            <source>Open again: {month}</source>
            <translation>已解锁：{month}</translation>
        </message>
    </context>
    <context>
        <name>LogForm</name>
        <message>
            <source>20, +7, Fri</source>
            <translation>20、+7、周五</translation>
        </message>
        <message>
            <source>How</source>
            <translation>方式</translation>
        </message>
        <message>
            <source>Whom</source>
            <translation>找到谁</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Next time</source>
            <translation>下次</translation>
        </message>
        <message>
            <source>Say what came of it.</source>
            <translation>写一句结果。</translation>
        </message>
        <message>
            <source>This is no day. Write it like 11-20 or +7.</source>
            <translation>看不懂这个日期，写成 11-20 或 +7。</translation>
        </message>
        <message>
            <source>This day is over.</source>
            <translation>这天已经过了。</translation>
        </message>
    </context>
    <context>
        <name>LooseDeliveries</name>
        <message>
            <source>Deliveries that wait for an invoice</source>
            <translation>等着开票的送货单</translation>
        </message>
        <message>
            <source>They are of this invoice</source>
            <translation>挂到这张票</translation>
        </message>
        <message numerus="yes">
            <source>%n delivery note(s) wait for an invoice: is this one theirs?</source>
            <translation>
                <numerusform>有 %n 张送货单等着开票：是这张票的吗？</numerusform>
            </translation>
        </message>
        <message>
            <source>Space ticks</source>
            <translation>空格勾选</translation>
        </message>
        <message>
            <source>{amount} ticked</source>
            <translation>勾了 {amount}</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Taken back: {label}</source>
            <translation>已撤销：{label}</translation>
        </message>
        <message>
            <source>Done again: {label}</source>
            <translation>已重做：{label}</translation>
        </message>
        <message>
            <source>Nothing to take back here</source>
            <translation>这里没有可撤的</translation>
        </message>
        <message>
            <source>Nothing to do again here</source>
            <translation>这里没有可重做的</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Cancelled, nothing was written</source>
            <translation>已取消，什么都没写</translation>
        </message>
        <message>
            <source>Go to a row first, then its history can be shown</source>
            <translation>先选中一行，再看它的历史</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>任何页面</translation>
        </message>
        <message>
            <source>In the tables</source>
            <translation>表格里</translation>
        </message>
    </context>
    <context>
        <name>MatchingPage</name>
        <message>
            <source>No receipts yet. Import a bank file or record a receipt (Ctrl+R).</source>
            <translation>还没有收款。导入银行流水，或按 Ctrl+R 登记收款</translation>
        </message>
        <message>
            <source>Import a bank file</source>
            <translation>导入银行流水</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) ticked, {sum}</source>
            <translation>
                <numerusform>勾选 %n 笔，{sum}</numerusform>
            </translation>
        </message>
        <message>
            <source>F6 to the rows, Space ticks, F2 changes an amount</source>
            <translation>F6 到款项，Space 勾选，F2 改金额</translation>
        </message>
    </context>
    <context>
        <name>MatchingRulesPage</name>
        <message>
            <source>Posting by itself</source>
            <translation>自动核销</translation>
        </message>
        <message>
            <source>Rule table</source>
            <translation>规则表</translation>
        </message>
        <message>
            <source>Limits and order</source>
            <translation>限额与顺序</translation>
        </message>
        <message>
            <source>Learned</source>
            <translation>学到的</translation>
        </message>
        <message>
            <source>Turn it on</source>
            <translation>打开自动核销</translation>
        </message>
        <message>
            <source>Try on last month</source>
            <translation>拿上月试试</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>放弃改动</translation>
        </message>
        <message>
            <source>Rules of a new ledger</source>
            <translation>恢复原来的规则</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>下一页签</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>Turn it off</source>
            <translation>关掉自动核销</translation>
        </message>
        <message>
            <source>Receipts post themselves</source>
            <translation>自动核销开着</translation>
        </message>
        <message>
            <source>Nothing posts itself</source>
            <translation>自动核销关着</translation>
        </message>
        <message>
            <source>The first rule that holds counts. F6 to what it says</source>
            <translation>从上往下，第一条符合的算数；F6 到右边改</translation>
        </message>
        <message>
            <source>Enter opens, Delete takes back</source>
            <translation>Enter 打开，Delete 撤回</translation>
        </message>
        <message>
            <source>Ctrl+Tab next tab</source>
            <translation>Ctrl Tab 下一页签</translation>
        </message>
        <message>
            <source>Receipts post themselves after an import</source>
            <translation>导入流水后会自动核销</translation>
        </message>
        <message>
            <source>Nothing posts itself any more</source>
            <translation>不再自动核销</translation>
        </message>
        <message>
            <source>Rules saved</source>
            <translation>规则已保存</translation>
        </message>
        <message>
            <source>Limits saved</source>
            <translation>限额已保存</translation>
        </message>
        <message>
            <source>To put right: {name}</source>
            <translation>先改好：{name}</translation>
        </message>
        <message>
            <source>Rules of matching</source>
            <translation>核销规则</translation>
        </message>
    </context>
    <context>
        <name>Matters</name>
        <message>
            <source>Open with them</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Take it up</source>
            <translation>我来办</translation>
        </message>
        <message>
            <source>Nothing: no promise, dispute or hold</source>
            <translation>没有承诺、争议、暂缓</translation>
        </message>
        <message>
            <source>Promised {amount} by {day}</source>
            <translation>承诺 {day} 前付 {amount}</translation>
        </message>
        <message>
            <source>{amount} of it came</source>
            <translation>到了 {amount}</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Disputed {amount}: {reason}</source>
            <translation>争议 {amount}：{reason}</translation>
        </message>
        <message>
            <source>Settled how</source>
            <translation>怎么解决</translation>
        </message>
        <message>
            <source>Given in to</source>
            <translation>让了多少</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>了结</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>到 {day}</translation>
        </message>
        <message>
            <source>Put off until {day}</source>
            <translation>暂缓到 {day}</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>不缓了</translation>
        </message>
        <message>
            <source>Repayment {number}: {paid} of {amount} paid</source>
            <translation>还款协议 {number}：{amount} 里还了 {paid}</translation>
        </message>
        <message>
            <source>{amount} late</source>
            <translation>逾期 {amount}</translation>
        </message>
        <message>
            <source>Why it ends</source>
            <translation>为什么结束</translation>
        </message>
        <message>
            <source>End</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>On</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Courier no.</source>
            <translation>单号</translation>
        </message>
        <message>
            <source>{letter} is not marked as sent</source>
            <translation>{letter} 还没登记寄出</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>寄了</translation>
        </message>
        <message>
            <source>{letter} sent {day}, no proof that it arrived</source>
            <translation>{letter} {day} 寄出，还没签收</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>签收</translation>
        </message>
        <message>
            <source>{owner} has it since {day}</source>
            <translation>{owner} 在办，{day} 起</translation>
        </message>
        <message>
            <source>Hand on</source>
            <translation>转交</translation>
        </message>
        <message>
            <source>To whom</source>
            <translation>转给谁</translation>
        </message>
        <message>
            <source>By</source>
            <translation>哪天前</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等什么</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>办完</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>结果怎样</translation>
        </message>
        <message>
            <source>waits for {what}</source>
            <translation>等 {what}</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>谁办</translation>
        </message>
        <message>
            <source>Who has it</source>
            <translation>谁来办</translation>
        </message>
    </context>
    <context>
        <name>MergeForm</name>
        <message>
            <source>The twin</source>
            <translation>重复的</translation>
        </message>
        <message>
            <source>Nobody looks alike. Look for one by name.</source>
            <translation>没有看起来重复的。按名称找。</translation>
        </message>
        <message>
            <source>{rows} of {twin} lie in a closed period; they cannot move.</source>
            <translation>{twin} 有 {rows}在已结的期间里，不能移动。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Moves to {keep}: {moves}.</source>
            <translation>移到 {keep}：{moves}。</translation>
        </message>
        <message>
            <source>{twin} has nothing that would move.</source>
            <translation>{twin} 没有要移的东西。</translation>
        </message>
        <message>
            <source>Taken over where it is blank: {names}.</source>
            <translation>空着的照抄：{names}。</translation>
        </message>
        <message>
            <source>{twin} is hidden; its name keeps finding {keep}.</source>
            <translation>{twin} 不再列出，按它的名称仍能找到 {keep}。</translation>
        </message>
        <message>
            <source>Which one is it? Choose it.</source>
            <translation>是哪一个？选一下。</translation>
        </message>
    </context>
    <context>
        <name>MergePanel</name>
        <message>
            <source>Hand-over of {owner}</source>
            <translation>{owner} 的回填表</translation>
        </message>
        <message>
            <source>Undecided</source>
            <translation>待选</translation>
        </message>
        <message>
            <source>Keep the ledger's</source>
            <translation>留账里的</translation>
        </message>
        <message>
            <source>Take it too</source>
            <translation>也记表里的</translation>
        </message>
        <message>
            <source>Nothing was filled in</source>
            <translation>表里什么都没填</translation>
        </message>
        <message>
            <source>In the ledger since</source>
            <translation>账里后来记的</translation>
        </message>
        <message>
            <source>In the workbook</source>
            <translation>表里填的</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Filled in</source>
            <translation>填了什么</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>怎么办</translation>
        </message>
        <message>
            <source>paid meanwhile, left out</source>
            <translation>已收清，不记</translation>
        </message>
        <message>
            <source>will be logged</source>
            <translation>记入</translation>
        </message>
        <message>
            <source>left out, the ledger's stays</source>
            <translation>不记，留账里的</translation>
        </message>
        <message>
            <source>logged too</source>
            <translation>也记入</translation>
        </message>
        <message>
            <source>the ledger heard otherwise: choose</source>
            <translation>账里另有记录，选一个</translation>
        </message>
        <message>
            <source>Ctrl+Enter merges, Esc goes back</source>
            <translation>Ctrl+Enter 并入，Esc 返回</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>账里的</translation>
        </message>
        <message>
            <source>Workbook</source>
            <translation>表里的</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>承诺金额</translation>
        </message>
        <message>
            <source>By</source>
            <translation>承诺日期</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Call again</source>
            <translation>下次联系</translation>
        </message>
        <message>
            <source>list of {day}</source>
            <translation>{day} 的清单</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) filled in</source>
            <translation>
                <numerusform>填了 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n 处对不上</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merge %n line(s)</source>
            <translation>
                <numerusform>并入 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s) to choose first</source>
            <translation>
                <numerusform>还有 %n 处要先选</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Hand-over merged: %n line(s)</source>
            <translation>
                <numerusform>回填表已并入 %n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MonthTable</name>
        <message>
            <source>Filter (Ctrl+F)</source>
            <translation>筛选 (Ctrl+F)</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>期初</translation>
        </message>
        <message>
            <source>Debits</source>
            <translation>本月应收</translation>
        </message>
        <message>
            <source>Credits</source>
            <translation>本月收款</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>期末</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Last confirmed</source>
            <translation>最近确认</translation>
        </message>
        <message>
            <source>{rows} ticked, closing {sum}</source>
            <translation>勾选 {rows}，期末 {sum}</translation>
        </message>
        <message>
            <source>{rows} selected, closing {sum}</source>
            <translation>选中 {rows}，期末 {sum}</translation>
        </message>
        <message>
            <source>{customer}, {closing} at the end of the month, {state}</source>
            <translation>{customer}，期末 {closing}，{state}</translation>
        </message>
        <message>
            <source>Nothing moved in {month}.</source>
            <translation>{month}没有往来，也没有余额。</translation>
        </message>
        <message>
            <source>Nothing like this.</source>
            <translation>没有符合的。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>看全部</translation>
        </message>
        <message>
            <source>{customers} in all</source>
            <translation>{customers}合计</translation>
        </message>
        <message>
            <source>{n} of {whole} rows</source>
            <translation>{whole} 行中的 {n} 行</translation>
        </message>
    </context>
    <context>
        <name>MoveLine</name>
        <message>
            <source>To which customer</source>
            <translation>转给哪个客户</translation>
        </message>
        <message>
            <source>What we owe</source>
            <translation>抵哪笔应付</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Why, it is needed</source>
            <translation>写明原因，必填</translation>
        </message>
        <message>
            <source>Choose one that is proposed</source>
            <translation>从提示里选一个</translation>
        </message>
        <message>
            <source>More than there is</source>
            <translation>超过能转的</translation>
        </message>
        <message>
            <source>A day until today</source>
            <translation>不能晚于今天</translation>
        </message>
        <message>
            <source>Write why</source>
            <translation>写明原因</translation>
        </message>
    </context>
    <context>
        <name>Moving</name>
        <message>
            <source>{number} to another customer</source>
            <translation>{number} 转给别的客户</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转过去</translation>
        </message>
        <message>
            <source>{label} of {customer} is taken over by</source>
            <translation>{customer} 的 {label} 由谁承接</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>转出债务</translation>
        </message>
        <message>
            <source>Nothing that we owe is noted under Payables</source>
            <translation>「应付与待办」里没有记应付</translation>
        </message>
        <message>
            <source>{label} of {customer} against what we owe</source>
            <translation>{customer} 的 {label} 抵应付</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>抵账</translation>
        </message>
    </context>
    <context>
        <name>NameLine</name>
        <message>
            <source>Save template</source>
            <translation>存模板</translation>
        </message>
        <message>
            <source>Name of the template</source>
            <translation>模板名</translation>
        </message>
        <message>
            <source>Give it a name</source>
            <translation>起个名字</translation>
        </message>
    </context>
    <context>
        <name>NodeList</name>
        <message>
            <source>Milestones</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>None: no row waits for one</source>
            <translation>没有：各期都不等节点</translation>
        </message>
    </context>
    <context>
        <name>OwnerButton</name>
        <message>
            <source>All owners</source>
            <translation>全部业务员</translation>
        </message>
        <message>
            <source>Owner: {name}</source>
            <translation>业务员：{name}</translation>
        </message>
    </context>
    <context>
        <name>PackLine</name>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Choose where to</source>
            <translation>存到哪里</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Pack for the auditor</source>
            <translation>凭证包</translation>
        </message>
        <message>
            <source>Receipts, what they paid, slips, an index with hashes</source>
            <translation>收款、核销、回单，带哈希目录</translation>
        </message>
    </context>
    <context>
        <name>Packing</name>
        <message>
            <source>Vouchers {first} to {last}.zip</source>
            <translation>收款凭证 {first} 至 {last}.zip</translation>
        </message>
        <message>
            <source>Pack for the auditor</source>
            <translation>凭证包（给审计）</translation>
        </message>
        <message>
            <source>Archives (*.zip)</source>
            <translation>压缩包 (*.zip)</translation>
        </message>
        <message numerus="yes">
            <source>{file}: %n receipt(s), {slips} slip(s)</source>
            <translation>
                <numerusform>{file}：收款 %n 笔，回单 {slips} 份</numerusform>
            </translation>
        </message>
        <message>
            <source>. Gone: {names}</source>
            <translation>。找不到了：{names}</translation>
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
        <name>Pane</name>
        <message>
            <source>F8 next</source>
            <translation>F8 下一处</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>已理解</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>新名字</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>不一样</translation>
        </message>
        <message>
            <source>Nothing to look at</source>
            <translation>没有要看的</translation>
        </message>
        <message>
            <source>Nothing had to be converted</source>
            <translation>没有要换算的</translation>
        </message>
        <message>
            <source>Nothing was seen before</source>
            <translation>没有导入过的</translation>
        </message>
        <message>
            <source>This table stays out</source>
            <translation>这张表不导入</translation>
        </message>
        <message>
            <source>{count} more, they come up as these are settled</source>
            <translation>还有 {count} 处，这些办完就出来</translation>
        </message>
        <message>
            <source>Why it is here</source>
            <translation>为什么在这里</translation>
        </message>
        <message>
            <source>If nothing is done</source>
            <translation>不办会怎样</translation>
        </message>
        <message>
            <source>none on file</source>
            <translation>还没有联系人</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Last contacts</source>
            <translation>最近沟通</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Nothing is overdue</source>
            <translation>没有逾期</translation>
        </message>
        <message>
            <source>Where the hand-over workbooks go</source>
            <translation>回填表放到哪里</translation>
        </message>
        <message numerus="yes">
            <source>%n workbook(s) written to {folder}</source>
            <translation>
                <numerusform>写了 %n 份，在 {folder}</numerusform>
            </translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Workbooks (*.xlsx)</source>
            <translation>表格 (*.xlsx)</translation>
        </message>
        <message>
            <source>Hand-over workbook</source>
            <translation>选回填表</translation>
        </message>
    </context>
    <context>
        <name>PaperPane</name>
        <message>
            <source>Courier no.</source>
            <translation>快递单号</translation>
        </message>
        <message>
            <source>Sent on</source>
            <translation>寄出</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>签收</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>记下寄出</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>记下签收</translation>
        </message>
        <message>
            <source>Proof…</source>
            <translation>选文件</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>交付</translation>
        </message>
        <message>
            <source>Drop the signed slip here</source>
            <translation>签收单拖到这里</translation>
        </message>
        <message>
            <source>Not signed</source>
            <translation>撤掉签收</translation>
        </message>
        <message>
            <source>Signed for on {day}</source>
            <translation>{day} 签收</translation>
        </message>
        <message>
            <source>Sent on {day}, {days} without a signature</source>
            <translation>{day} 寄出，{days}没签收</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>还没寄</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>填日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>Scans</source>
            <translation>扫描件</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Proof of delivery</source>
            <translation>签收凭证</translation>
        </message>
        <message>
            <source>Back to the statement</source>
            <translation>回到对账单</translation>
        </message>
        <message>
            <source>Preview, not issued yet</source>
            <translation>预览，还没出具</translation>
        </message>
        <message>
            <source>Issued on {day}, frozen</source>
            <translation>{day} 出具，已冻结</translation>
        </message>
        <message>
            <source>The figures changed since {number}</source>
            <translation>{number} 以后数字有更正</translation>
        </message>
        <message>
            <source>Nothing is open and nothing moved: there is no paper.</source>
            <translation>没有往来也没有余额，不用出函。</translation>
        </message>
        <message>
            <source>{stage}, to be paid by {day}</source>
            <translation>{stage}，{day} 前付清</translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation>逾期 {amount}</translation>
        </message>
        <message>
            <source>PDF {size} KB, checked, unchanged</source>
            <translation>PDF {size} KB，校验一致</translation>
        </message>
        <message>
            <source>the file was changed since</source>
            <translation>文件后来被改过</translation>
        </message>
        <message>
            <source>the file is not there any more</source>
            <translation>文件不在原处了</translation>
        </message>
    </context>
    <context>
        <name>PayablesPage</name>
        <message>
            <source>Who is to be paid?</source>
            <translation>付给谁？</translation>
        </message>
        <message>
            <source>Payables</source>
            <translation>应付</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>供应商</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>How much?</source>
            <translation>多少钱？</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>By which day?</source>
            <translation>哪天要付？</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>invoice or contract</source>
            <translation>发票号或合同号</translation>
        </message>
        <message>
            <source>For</source>
            <translation>事由</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>New payable</source>
            <translation>新应付</translation>
        </message>
        <message>
            <source>Nothing to pay is noted.</source>
            <translation>没有记着要付的。</translation>
        </message>
        <message>
            <source>Mark as paid</source>
            <translation>勾为已付</translation>
        </message>
        <message>
            <source>Must be more than zero</source>
            <translation>要大于零</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation>还剩 {amount}</translation>
        </message>
        <message>
            <source>open</source>
            <translation>未付</translation>
        </message>
        <message>
            <source>paid {day}</source>
            <translation>{day} 已付</translation>
        </message>
        <message>
            <source>To-dos</source>
            <translation>待办</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日子</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>晚了</translation>
        </message>
        <message>
            <source>What is to be done?</source>
            <translation>要办什么？</translation>
        </message>
        <message>
            <source>On which day?</source>
            <translation>哪天办？</translation>
        </message>
        <message>
            <source>New to-do</source>
            <translation>新待办</translation>
        </message>
        <message>
            <source>Nothing is to be done.</source>
            <translation>没有要办的。</translation>
        </message>
        <message>
            <source>Done, or open again</source>
            <translation>办完或重开</translation>
        </message>
        <message>
            <source>to be done</source>
            <translation>未办</translation>
        </message>
        <message>
            <source>done</source>
            <translation>办完</translation>
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
        <name>PlanSide</name>
        <message>
            <source>No rows yet: Alt 1 to 5 takes a template, Insert adds a row</source>
            <translation>还没有期：Alt 1 至 5 选模板，Insert 加一期</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>期</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Due rule</source>
            <translation>到期规则</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Receipt plan</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>choose, then change</source>
            <translation>选一种，再改任何一格</translation>
        </message>
        <message>
            <source>{name} {months} after the acceptance</source>
            <translation>{name} 验收后 {months}</translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n 个月</numerusform>
            </translation>
        </message>
        <message>
            <source>by itself</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>{name}, planned {day}</source>
            <translation>{name} 预计 {day}</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认</translation>
        </message>
    </context>
    <context>
        <name>PlanView</name>
        <message>
            <source>Supplements</source>
            <translation>补充协议</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>期</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已收</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Receipt plan</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>No plan yet. Ctrl+Shift+N makes one.</source>
            <translation>还没有计划，Ctrl+Shift+N 排一份</translation>
        </message>
        <message>
            <source>received {received} of {amount}</source>
            <translation>已收 {received}，共 {amount}</translation>
        </message>
        <message>
            <source>, overdue {late}</source>
            <translation>，逾期 {late}</translation>
        </message>
        <message>
            <source>Plan = contract</source>
            <translation>计划合计 = 合同金额</translation>
        </message>
        <message>
            <source>Plan − contract = {gap}</source>
            <translation>计划合计比合同金额差 {gap}</translation>
        </message>
        <message>
            <source>Plan as it stands</source>
            <translation>现行计划</translation>
        </message>
        <message>
            <source>Called off</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>Struck by {number} on {day}</source>
            <translation>{number}，{day} 划掉</translation>
        </message>
        <message>
            <source>{days} late</source>
            <translation>过期 {days}</translation>
        </message>
        <message>
            <source>{name}, planned {day}</source>
            <translation>{name} 预计 {day}</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>rows only</source>
            <translation>只改计划</translation>
        </message>
    </context>
    <context>
        <name>Planning</name>
        <message>
            <source>Template kept: {name}</source>
            <translation>已存模板：{name}</translation>
        </message>
        <message>
            <source>Row {no}, {amount}</source>
            <translation>第 {no} 期，{amount}</translation>
        </message>
    </context>
    <context>
        <name>PrepaidNote</name>
        <message>
            <source>{customer} has {money} prepaid for it: allocate</source>
            <translation>{customer} 有 {money} 预收可用：去核销</translation>
        </message>
    </context>
    <context>
        <name>PreviewSide</name>
        <message>
            <source>Shown for</source>
            <translation>按这个客户看</translation>
        </message>
        <message>
            <source>Nobody is overdue, so there is no letter to be seen.</source>
            <translation>没有客户逾期，看不到样子。</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
    </context>
    <context>
        <name>PrintBox</name>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Page before (PgUp)</source>
            <translation>上一页 (PgUp)</translation>
        </message>
        <message>
            <source>Next page (PgDn)</source>
            <translation>下一页 (PgDn)</translation>
        </message>
        <message>
            <source>Open as PDF</source>
            <translation>打开 PDF</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>all, or 1-3, 5</source>
            <translation>全部，或 1-3, 5</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页码</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>份数</translation>
        </message>
        <message>
            <source>A4 at true size: no scaling in the printer, please.</source>
            <translation>A4 原大，打印机里别再缩放。</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
        <message>
            <source>Pages from 1 to {pages}, like 1-3, 5</source>
            <translation>页码 1 到 {pages}，如 1-3, 5</translation>
        </message>
        <message>
            <source>Going to the printer</source>
            <translation>正在送打印</translation>
        </message>
        <message>
            <source>Sheet {done} of {whole}</source>
            <translation>第 {done} 张，共 {whole} 张</translation>
        </message>
        <message>
            <source>Stopped; {done} had gone to the printer.</source>
            <translation>已停，{done} 张已经送出。</translation>
        </message>
        <message>
            <source>The printer did not take it. Is it switched on?</source>
            <translation>打印机没接，看看开机没有。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>正在停</translation>
        </message>
    </context>
    <context>
        <name>Printer</name>
        <message>
            <source>{file}, {count}, printed {day}. Check of the ledger at step {seq}:</source>
            <translation>{file}，{count}，{day} 打印。第 {seq} 步的账本校验：</translation>
        </message>
        <message>
            <source>History of the ledger</source>
            <translation>账本历史</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>步号</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>谁</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试</translation>
        </message>
        <message>
            <source>{sheets} pages went to the printer</source>
            <translation>{sheets} 页已送打印</translation>
        </message>
    </context>
    <context>
        <name>ProofBox</name>
        <message>
            <source>Working the balance out</source>
            <translation>正在算余额</translation>
        </message>
        <message>
            <source>No totals in the sheet to compare with</source>
            <translation>表里没有合计可以核对</translation>
        </message>
        <message>
            <source>Totals differ</source>
            <translation>合计对不上</translation>
        </message>
        <message>
            <source>The balance adds up</source>
            <translation>余额对上了</translation>
        </message>
        <message>
            <source>Totals are equal</source>
            <translation>合计对上了</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>期初余额</translation>
        </message>
        <message>
            <source>+ money in</source>
            <translation>+ 收入</translation>
        </message>
        <message>
            <source>− money out</source>
            <translation>− 支出</translation>
        </message>
        <message>
            <source>= closing</source>
            <translation>= 期末余额</translation>
        </message>
        <message>
            <source>{count} more differ</source>
            <translation>还有 {count} 处对不上</translation>
        </message>
        <message>
            <source>{count} more totals are equal</source>
            <translation>另有 {count} 处合计也对上了</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>In the sheet</source>
            <translation>表内合计</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>读到</translation>
        </message>
        <message>
            <source>{column}, row {row}</source>
            <translation>{column}，第 {row} 行</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>对上了</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>对不上</translation>
        </message>
    </context>
    <context>
        <name>PutOffForm</name>
        <message>
            <source>all of this customer</source>
            <translation>这一户都暂缓</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>到哪天</translation>
        </message>
        <message>
            <source>Say why, it is read again later.</source>
            <translation>写一句原因，到时候还要看。</translation>
        </message>
        <message>
            <source>This is no day. Write it like 11-20 or +7.</source>
            <translation>看不懂这个日期，写成 11-20 或 +7。</translation>
        </message>
        <message>
            <source>It has to be after today.</source>
            <translation>要晚于今天。</translation>
        </message>
    </context>
    <context>
        <name>RateField</name>
        <message>
            <source>not agreed</source>
            <translation>没约定</translation>
        </message>
    </context>
    <context>
        <name>Reader</name>
        <message>
            <source>Checking the rows</source>
            <translation>正在核对</translation>
        </message>
    </context>
    <context>
        <name>ReasonForm</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>reconciled by the group, cash customer</source>
            <translation>集团统一对账，现款客户</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Empty: the customer gets statements again.</source>
            <translation>清空就恢复对账。</translation>
        </message>
    </context>
    <context>
        <name>ReceiptForm</name>
        <message>
            <source>Record, then another</source>
            <translation>登记，再记一笔</translation>
        </message>
        <message>
            <source>Record and match</source>
            <translation>登记并核销</translation>
        </message>
        <message>
            <source>Enter goes to the next field, F4 opens a list</source>
            <translation>Enter 到下一格，F4 打开列表</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>到账日</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付款方</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>收到哪里</translation>
        </message>
        <message>
            <source>Serial no.</source>
            <translation>流水号</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>附言</translation>
        </message>
        <message>
            <source>of the bank, guards against a second entry</source>
            <translation>银行流水号，防止重复登记</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>Bill of exchange</source>
            <translation>承兑汇票</translation>
        </message>
        <message>
            <source>Leave the receipt?</source>
            <translation>这笔收款还没登记</translation>
        </message>
        <message>
            <source>After recording: it waits in Matching, its customer is asked there.</source>
            <translation>登记以后：在「收款核销」里等着，到那里再选客户。</translation>
        </message>
        <message>
            <source>After recording: matched to the open rows of {customer}.</source>
            <translation>登记以后：接着核销 {customer} 的未收款项。</translation>
        </message>
    </context>
    <context>
        <name>ReceiptHead</name>
        <message>
            <source>Payer</source>
            <translation>付款方</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>附言</translation>
        </message>
        <message>
            <source>Serial no.</source>
            <translation>流水号</translation>
        </message>
        <message>
            <source>{day} received</source>
            <translation>{day} 到账</translation>
        </message>
        <message>
            <source>{left} left</source>
            <translation>还剩 {left}</translation>
        </message>
        <message>
            <source>Customer not known</source>
            <translation>还不知道是谁</translation>
        </message>
        <message numerus="yes">
            <source>Open: %n row(s), {amount}</source>
            <translation>
                <numerusform>未收 %n 笔，{amount}</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing open</source>
            <translation>没有未收款项</translation>
        </message>
    </context>
    <context>
        <name>ReconcilePage</name>
        <message>
            <source>Let the customer's list fall here</source>
            <translation>把对方的表拖到这里</translation>
        </message>
        <message>
            <source>Their ledger of you, what they say is unpaid, or a list of all balances; any layout. Nothing is booked.</source>
            <translation>对方的往来明细、未付清单，或客户余额表，什么版式都行；只对账，不入账。</translation>
        </message>
        <message>
            <source>Their list</source>
            <translation>对方的表</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>正在读 {file}</translation>
        </message>
        <message>
            <source>Give it</source>
            <translation>输密码</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选一个</translation>
        </message>
        <message>
            <source>As balances</source>
            <translation>当余额表对</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Password of {file}</source>
            <translation>{file} 的密码</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Year first</source>
            <translation>年在前</translation>
        </message>
        <message>
            <source>Month first</source>
            <translation>月在前</translation>
        </message>
        <message>
            <source>Day first</source>
            <translation>日在前</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>先不选</translation>
        </message>
        <message>
            <source>Order of the days</source>
            <translation>日期的顺序</translation>
        </message>
        <message>
            <source>Compare it all the same</source>
            <translation>就对这份</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
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
        <name>RecordHistoryPane</name>
        <message>
            <source>walk</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Every change is kept and cannot be deleted</source>
            <translation>每一次改动都在，不能删</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>谁</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>步号</translation>
        </message>
        <message>
            <source>The clock of the PC was behind an earlier entry</source>
            <translation>电脑时钟比前面的记录还早，被拨回过</translation>
        </message>
        <message>
            <source>Taken back: {label}</source>
            <translation>撤销：{label}</translation>
        </message>
        <message>
            <source>Done again: {label}</source>
            <translation>重做：{label}</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>正在读</translation>
        </message>
        <message>
            <source>Nothing was ever written about this record.</source>
            <translation>这条记录还没有改动。</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n 次改动</numerusform>
            </translation>
        </message>
        <message>
            <source>{kind}, {count}</source>
            <translation>{kind}，{count}</translation>
        </message>
    </context>
    <context>
        <name>RedLine</name>
        <message>
            <source>Red number</source>
            <translation>红票号码</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>开票日</translation>
        </message>
        <message>
            <source>With tax</source>
            <translation>含税金额</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>红冲</translation>
        </message>
        <message>
            <source>Red invoice</source>
            <translation>红字发票</translation>
        </message>
        <message>
            <source>The number as printed</source>
            <translation>照票面填号码</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>填日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>那天还没到</translation>
        </message>
        <message>
            <source>More than zero, without a sign</source>
            <translation>填正数</translation>
        </message>
        <message>
            <source>That is more than is left of it</source>
            <translation>比剩下的还多</translation>
        </message>
    </context>
    <context>
        <name>RefundLine</name>
        <message>
            <source>Amount that went back</source>
            <translation>退了多少</translation>
        </message>
        <message>
            <source>Day it went back</source>
            <translation>哪天退的</translation>
        </message>
        <message>
            <source>Note: why it went back</source>
            <translation>备注：为什么退</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>At most what the receipt has left</source>
            <translation>最多退这笔还剩的</translation>
        </message>
        <message>
            <source>A day from when it came in until today</source>
            <translation>从到账那天到今天之间</translation>
        </message>
    </context>
    <context>
        <name>ResolveForm</name>
        <message>
            <source>Resolved</source>
            <translation>了结</translation>
        </message>
        <message>
            <source>the money came, booked, credit note sent</source>
            <translation>款已到，已补记，已开红票</translation>
        </message>
        <message>
            <source>What came</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Say what came of it.</source>
            <translation>写一下怎么了结的。</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>Restore from a backup</source>
            <translation>从备份恢复</translation>
        </message>
        <message>
            <source>See what it holds</source>
            <translation>看里面有什么</translation>
        </message>
        <message>
            <source>A file elsewhere</source>
            <translation>别处的文件</translation>
        </message>
        <message>
            <source>First you see what it holds. Nothing happens to the ledger in this step.</source>
            <translation>先看里面有什么，这一步不动账本。</translation>
        </message>
        <message>
            <source>Which backup?</source>
            <translation>用哪一份？</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>由来</translation>
        </message>
        <message>
            <source>Receivables</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>Open balance</source>
            <translation>应收余额</translation>
        </message>
        <message>
            <source>There is no backup yet.</source>
            <translation>还没有备份。</translation>
        </message>
        <message>
            <source>not sound</source>
            <translation>不能用</translation>
        </message>
        <message>
            <source>Backups and ledgers</source>
            <translation>备份和账本</translation>
        </message>
        <message>
            <source>Opening and counting</source>
            <translation>正在打开核对</translation>
        </message>
        <message>
            <source>The backup is sealed</source>
            <translation>这份备份加了密</translation>
        </message>
        <message>
            <source>Passphrase or recovery code of the second place</source>
            <translation>第二处的口令或恢复码</translation>
        </message>
        <message>
            <source>Open the backup</source>
            <translation>打开备份</translation>
        </message>
        <message>
            <source>Restore the state of {when}</source>
            <translation>恢复到 {when}</translation>
        </message>
        <message>
            <source>Another backup</source>
            <translation>换一份</translation>
        </message>
        <message>
            <source>Keep the ledger as it is</source>
            <translation>不恢复</translation>
        </message>
        <message>
            <source>What it holds, and what stands now</source>
            <translation>里面的，和现在的</translation>
        </message>
        <message>
            <source>These checks fail; it can be restored all the same: {why}</source>
            <translation>有几项没对上，还是可以恢复：{why}</translation>
        </message>
        <message>
            <source>It cannot be used: {why}</source>
            <translation>不能用：{why}</translation>
        </message>
        <message>
            <source>The present file is kept beside the new one, in {folder}.</source>
            <translation>现在的文件改名留在 {folder}。</translation>
        </message>
        <message>
            <source>This is not an earlier state of this ledger, but another one.</source>
            <translation>这不是本账本以前的样子，是另一本账。</translation>
        </message>
        <message>
            <source>It is exactly what stands now.</source>
            <translation>和现在一模一样。</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) after it would be gone.</source>
            <translation>
                <numerusform>它之后的 %n 步会没有。</numerusform>
            </translation>
        </message>
        <message>
            <source>{told} {kept}</source>
            <translation>{told}{kept}</translation>
        </message>
        <message>
            <source>This backup</source>
            <translation>这份备份</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>Last step</source>
            <translation>最后一步</translation>
        </message>
        <message>
            <source>{what}, {who}</source>
            <translation>{what}，{who}</translation>
        </message>
    </context>
    <context>
        <name>Restoring</name>
        <message>
            <source>Restoring the backup</source>
            <translation>正在恢复备份</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>RowEditor</name>
        <message>
            <source>Name, owner, note, dunning</source>
            <translation>名称、负责人、备注、催收方案</translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message>
            <source>Dunned by</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Row {no}</source>
            <translation>第 {no} 期</translation>
        </message>
    </context>
    <context>
        <name>RulesForm</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Monthly paper</source>
            <translation>每月出</translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message>
            <source>Letters to many</source>
            <translation>批量出函</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>Asks for</source>
            <translation>催收金额</translation>
        </message>
        <message>
            <source>Money not matched</source>
            <translation>未核收款</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>怎么办</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>letter, to be paid by {day}</source>
            <translation>出函，限 {day} 前付</translation>
        </message>
        <message>
            <source>not this time: {why}</source>
            <translation>这次不寄：{why}</translation>
        </message>
        <message>
            <source>say why</source>
            <translation>写明理由</translation>
        </message>
        <message>
            <source>Space ticks, Esc goes back</source>
            <translation>空格勾选，Esc 返回</translation>
        </message>
        <message>
            <source>Nobody here would get a letter</source>
            <translation>没有要出函的客户</translation>
        </message>
        <message>
            <source>{account}: no bank file yet</source>
            <translation>{account} 还没有流水</translation>
        </message>
        <message numerus="yes">
            <source>{account} until {day}, %n day(s) ago</source>
            <translation>
                <numerusform>{account} 到 {day}，%n 天前</numerusform>
            </translation>
        </message>
        <message>
            <source>No bank file yet</source>
            <translation>还没有银行流水</translation>
        </message>
        <message>
            <source>Import the newest before you ask for money</source>
            <translation>先导入最新流水再催</translation>
        </message>
        <message>
            <source>Bank: {accounts}</source>
            <translation>银行流水：{accounts}</translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) ready</source>
            <translation>
                <numerusform>%n 户可出函</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) get none</source>
            <translation>
                <numerusform>%n 户不出</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Issue to %n customer(s)</source>
            <translation>
                <numerusform>出函 %n 户</numerusform>
            </translation>
        </message>
        <message>
            <source>Why not {name} this time?</source>
            <translation>{name} 这次为什么不寄？</translation>
        </message>
        <message>
            <source>Why does {name} get no letter? A reason, or tick it again</source>
            <translation>{name} 为什么不寄？写个理由，或重新勾上</translation>
        </message>
        <message>
            <source>Writing letters {count}, {name}</source>
            <translation>出函 {count}，{name}</translation>
        </message>
        <message>
            <source>Letters issued: {copies}, {n}</source>
            <translation>已出函 {copies}，{n}</translation>
        </message>
        <message>
            <source>{copies} in {folder}, all in one for the printer: {file}</source>
            <translation>{copies}在 {folder}，合并打印：{file}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>SafetyPage</name>
        <message>
            <source>{file}, {size}, only on this PC</source>
            <translation>{file}，{size}，只在这台电脑</translation>
        </message>
        <message>
            <source>There is no backup yet.</source>
            <translation>还没有备份。</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Ctrl Z takes the last step back, Enter shows before and after</source>
            <translation>Ctrl Z 撤销上一步，Enter 看前后</translation>
        </message>
        <message>
            <source>{verb} this step</source>
            <translation>{verb}这一步</translation>
        </message>
        <message>
            <source>Undo this step</source>
            <translation>撤销这一步</translation>
        </message>
        <message>
            <source>Backed up, opened and counted: {sum}</source>
            <translation>备份好了，打开核对过：{sum}</translation>
        </message>
        <message>
            <source>Find a printed check</source>
            <translation>查函上的校验</translation>
        </message>
        <message>
            <source>The digits on the paper, like 7f3a 91c0</source>
            <translation>函上印的，像 7f3a 91c0</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查</translation>
        </message>
        <message>
            <source>{digits} is not in this ledger: something was changed, or misread</source>
            <translation>{digits} 在这本账里查不到：被改过，或者看错了</translation>
        </message>
        <message>
            <source>{digits} is step {seq} of {when}: nothing before it was changed since</source>
            <translation>{digits} 是第 {seq} 步，{when}：那以前没有被改过</translation>
        </message>
    </context>
    <context>
        <name>SavedContract</name>
        <message>
            <source>Clauses saved</source>
            <translation>条款已保存</translation>
        </message>
        <message>
            <source>Products saved</source>
            <translation>产品已保存</translation>
        </message>
        <message numerus="yes">
            <source>%n clause(s) missing</source>
            <translation>
                <numerusform>缺 %n 条条款</numerusform>
            </translation>
        </message>
        <message>
            <source>{told}: {first}</source>
            <translation>{told}：{first}</translation>
        </message>
        <message numerus="yes">
            <source>%n to put right</source>
            <translation>
                <numerusform>%n 处要改</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clause(s) changed, not saved</source>
            <translation>
                <numerusform>改了 %n 条，未保存</numerusform>
            </translation>
        </message>
        <message>
            <source>Products changed, not saved</source>
            <translation>产品改了，还没保存</translation>
        </message>
        <message>
            <source>Expected on {day} now</source>
            <translation>改为预计 {day}</translation>
        </message>
        <message numerus="yes">
            <source>Confirmed, %n row(s) became receivable</source>
            <translation>
                <numerusform>已确认，%n 期成为应收</numerusform>
            </translation>
        </message>
        <message>
            <source>Supplement made</source>
            <translation>补充协议已生效</translation>
        </message>
        <message>
            <source>Contract closed</source>
            <translation>合同已完结</translation>
        </message>
        <message>
            <source>Contract open again</source>
            <translation>合同重新执行</translation>
        </message>
        <message>
            <source>Call off contract {number}</source>
            <translation>作废合同 {number}</translation>
        </message>
        <message>
            <source>Why? Its rows no longer stand from today on.</source>
            <translation>为什么？从今天起各期不再有效。</translation>
        </message>
        <message>
            <source>Call off</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Contract called off</source>
            <translation>合同已作废</translation>
        </message>
        <message>
            <source>Kept: {files}</source>
            <translation>已存 {files}</translation>
        </message>
        <message>
            <source>No program opens {file}</source>
            <translation>打不开 {file}</translation>
        </message>
    </context>
    <context>
        <name>Saving</name>
        <message>
            <source>{name} saved</source>
            <translation>已保存：{name}</translation>
        </message>
        <message>
            <source>Names saved</source>
            <translation>名单已保存</translation>
        </message>
        <message>
            <source>LPR saved</source>
            <translation>LPR 已保存</translation>
        </message>
        <message>
            <source>Recorded {money}</source>
            <translation>已登记 {money}</translation>
        </message>
        <message>
            <source>Already recorded under this serial number: {number}</source>
            <translation>这个流水号已经登记过：{number}</translation>
        </message>
    </context>
    <context>
        <name>Script</name>
        <message>
            <source>What to say</source>
            <translation>话术</translation>
        </message>
        <message>
            <source>Whole</source>
            <translation>完整</translation>
        </message>
        <message>
            <source>Short</source>
            <translation>简短</translation>
        </message>
        <message>
            <source>What to write</source>
            <translation>文字</translation>
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
            <source>Name, contract, amount, no.</source>
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
            <source>history</source>
            <translation>历史</translation>
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
        <name>SecondDialog</name>
        <message>
            <source>Second place for backups</source>
            <translation>备份的第二处</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>再输一遍</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>设好</translation>
        </message>
        <message>
            <source>Every backup at the end of work and by hand is copied there too. What leaves this PC is sealed: whoever finds the stick cannot read it.</source>
            <translation>退出时和手动的备份都复制一份过去。离开这台电脑的都加密，捡到 U 盘的人看不了。</translation>
        </message>
        <message>
            <source>Where is the second place?</source>
            <translation>第二处在哪里？</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Ten characters at least</source>
            <translation>至少十个字符</translation>
        </message>
        <message>
            <source>Not the same as above</source>
            <translation>和上面的不一样</translation>
        </message>
        <message>
            <source>Choose the folder first</source>
            <translation>先选文件夹</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>恢复码</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>It is written down</source>
            <translation>记下来了</translation>
        </message>
        <message>
            <source>It opens the backups when the passphrase is forgotten and this PC is gone. It is shown this once: print it and keep it apart from the stick.</source>
            <translation>忘了口令、这台电脑也没了，凭它打开备份。只显示这一次：打印出来，和 U 盘分开放。</translation>
        </message>
        <message>
            <source>Your recovery code</source>
            <translation>恢复码</translation>
        </message>
        <message>
            <source>It is never shown again. Without it and without the passphrase, nobody can open the backups there.</source>
            <translation>以后不再显示。没有它又忘了口令，那里的备份谁也打不开。</translation>
        </message>
        <message>
            <source>Back to the code</source>
            <translation>回去看恢复码</translation>
        </message>
        <message>
            <source>Is the recovery code written down?</source>
            <translation>恢复码抄下来了吗？</translation>
        </message>
        <message>
            <source>It lies in {file}</source>
            <translation>存在 {file}</translation>
        </message>
    </context>
    <context>
        <name>SentForm</name>
        <message>
            <source>courier or registered no.</source>
            <translation>快递或挂号单号</translation>
        </message>
        <message>
            <source>Courier slip</source>
            <translation>面单或回执</translation>
        </message>
        <message>
            <source>Sent by</source>
            <translation>怎么寄的</translation>
        </message>
        <message>
            <source>Courier no.</source>
            <translation>单号</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>凭据</translation>
        </message>
        <message>
            <source>Sent on</source>
            <translation>寄出日</translation>
        </message>
        <message>
            <source>How it went out</source>
            <translation>寄出登记</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>Log as sent</source>
            <translation>登记寄出</translation>
        </message>
        <message>
            <source>By</source>
            <translation>方式</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Display</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Reminders and tray</source>
            <translation>提醒和托盘</translation>
        </message>
        <message>
            <source>The firm</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>字号</translation>
        </message>
        <message>
            <source>This desktop has no tray: nothing is said, closing the window quits.</source>
            <translation>这个桌面没有托盘：不弹通知，关窗口就退出。</translation>
        </message>
        <message>
            <source>Say what is to be done</source>
            <translation>弹通知，告诉我要办什么</translation>
        </message>
        <message>
            <source>Once a day, and when something falls due while the window is away.</source>
            <translation>每天一次；窗口不在前面时，有款到期也说一声。</translation>
        </message>
        <message>
            <source>With amounts</source>
            <translation>带上金额</translation>
        </message>
        <message>
            <source>Off: counts alone, for a screen that others see. Never names.</source>
            <translation>不勾只说笔数，旁人看得到屏幕时用。客户名从不出现。</translation>
        </message>
        <message>
            <source>Closing the window leaves it in the tray</source>
            <translation>关窗口后留在托盘</translation>
        </message>
        <message>
            <source>Quit from the menu of its icon; until then the ledger stays open.</source>
            <translation>从托盘图标的菜单退出；没退出前账套一直开着。</translation>
        </message>
        <message>
            <source>It begins in the tray and says what is to be done.</source>
            <translation>开机后待在托盘，有事弹通知。</translation>
        </message>
        <message>
            <source>Start with Windows</source>
            <translation>开机自动启动</translation>
        </message>
        <message>
            <source>Company and accounts</source>
            <translation>公司与账户</translation>
        </message>
    </context>
    <context>
        <name>SettledPane</name>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>冲回</translation>
        </message>
        <message>
            <source>All of it is kept as prepayment</source>
            <translation>全部记为预收款</translation>
        </message>
        <message>
            <source>It is a customer's money after all</source>
            <translation>其实是客户的钱</translation>
        </message>
        <message>
            <source>Booked in error…</source>
            <translation>记错了…</translation>
        </message>
        <message>
            <source>Not from a customer, set aside</source>
            <translation>不是客户的钱，放在一边</translation>
        </message>
        <message>
            <source>What it paid</source>
            <translation>核销了哪些款项</translation>
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
        <name>SheetStrip</name>
        <message>
            <source>This table is read as</source>
            <translation>这张表读作</translation>
        </message>
        <message>
            <source>Forget it</source>
            <translation>忘掉</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>不读</translation>
        </message>
        <message>
            <source>Same layout as an earlier import, columns mean the same</source>
            <translation>版式和以前导入的相同，列的含义照上次</translation>
        </message>
        <message>
            <source>Left alone: {reason}</source>
            <translation>不导入：{reason}</translation>
        </message>
        <message>
            <source>Imported before: every row is in the ledger already</source>
            <translation>以前导入过：每一行都已在账里</translation>
        </message>
        <message>
            <source>Days as {order}</source>
            <translation>日期顺序 {order}</translation>
        </message>
        <message>
            <source>header in row {header}, data in {first}–{last}</source>
            <translation>表头在第 {header} 行，数据 {first}–{last} 行</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>How are days like {samples} meant?</source>
            <translation>{samples} 这样的日期是什么顺序？</translation>
        </message>
        <message>
            <source>Which currency are the amounts in?</source>
            <translation>金额是什么币种？</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>arapp</source>
            <translation>应收管家</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>What was done</source>
            <translation>沟通记录</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>Import a bank file</source>
            <translation>导入银行流水</translation>
        </message>
        <message>
            <source>All matched</source>
            <translation>都核完了</translation>
        </message>
        <message>
            <source>No receipt like that</source>
            <translation>没有这样的收款</translation>
        </message>
        <message>
            <source>Nothing matched today yet</source>
            <translation>今天还没有核销</translation>
        </message>
        <message>
            <source>No prepayments</source>
            <translation>没有预收款</translation>
        </message>
        <message>
            <source>Nothing was skipped</source>
            <translation>没有重复的行</translation>
        </message>
    </context>
    <context>
        <name>SideForm</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Which day? 20, 11.20, 2026-11-20</source>
            <translation>哪天？20、11.20、2026-11-20</translation>
        </message>
    </context>
    <context>
        <name>SidePane</name>
        <message>
            <source>What happened</source>
            <translation>往来记录</translation>
        </message>
        <message>
            <source>Remarks and to-dos</source>
            <translation>备注与待办</translation>
        </message>
        <message>
            <source>Nothing of this kind.</source>
            <translation>没有这一类。</translation>
        </message>
        <message>
            <source>Nothing has happened yet. Ctrl+L logs the first talk.</source>
            <translation>还没有往来。Ctrl+L 登记第一次沟通。</translation>
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
        <name>SinceLine</name>
        <message>
            <source>Newly overdue</source>
            <translation>新逾期</translation>
        </message>
        <message>
            <source>Promises broken</source>
            <translation>承诺违约</translation>
        </message>
        <message>
            <source>New receipts</source>
            <translation>新收款</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>没有新的</translation>
        </message>
        <message>
            <source>Since {day} ({ago} ago)</source>
            <translation>自 {day}（{ago}前）以来</translation>
        </message>
        <message>
            <source>{done} done today, {left} to go</source>
            <translation>今天已办 {done}，还有 {left}</translation>
        </message>
    </context>
    <context>
        <name>SkippedPane</name>
        <message>
            <source>Show that receipt</source>
            <translation>看那笔收款</translation>
        </message>
        <message>
            <source>Line {row} of the bank file</source>
            <translation>银行流水第 {row} 行</translation>
        </message>
        <message>
            <source>Imported before as {number}, so it was skipped.</source>
            <translation>以前导入过，就是 {number}，这次跳过了。</translation>
        </message>
    </context>
    <context>
        <name>SlipDesk</name>
        <message>
            <source>There is no statement like that.</source>
            <translation>没有这份对账函。</translation>
        </message>
        <message>
            <source>First say whose slip it is.</source>
            <translation>先定是谁的回执。</translation>
        </message>
        <message>
            <source>Confirmed: {who}, slip kept</source>
            <translation>相符：{who}，扫描件已存</translation>
        </message>
        <message>
            <source>Differs: {who}, slip kept</source>
            <translation>不符：{who}，扫描件已存</translation>
        </message>
        <message>
            <source>{noted} of {count} slips logged</source>
            <translation>{count} 张回执，登记了 {noted} 张</translation>
        </message>
    </context>
    <context>
        <name>SlipLine</name>
        <message>
            <source>Attach a slip</source>
            <translation>附上回单</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>回单</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>拿掉</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SlipPane</name>
        <message>
            <source>Number or customer</source>
            <translation>编号或客户</translation>
        </message>
        <message>
            <source>Number or customer, Enter finds it</source>
            <translation>填编号或客户，回车查找</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>Enough</source>
            <translation>不看了</translation>
        </message>
        <message>
            <source>Slip {n} / {count}</source>
            <translation>回执 {n} / {count}</translation>
        </message>
        <message>
            <source>Whose slip is it?</source>
            <translation>是谁的回执？</translation>
        </message>
        <message>
            <source>{number}, {day}, {amount}</source>
            <translation>{number}，{day}，{amount}</translation>
        </message>
    </context>
    <context>
        <name>SlipSteps</name>
        <message>
            <source>Scans ({patterns})</source>
            <translation>扫描件 ({patterns})</translation>
        </message>
        <message>
            <source>Slips that came back</source>
            <translation>寄回的回执</translation>
        </message>
        <message>
            <source>Reading {files}</source>
            <translation>正在认 {files}</translation>
        </message>
        <message>
            <source>Differs · {who}</source>
            <translation>不符 · {who}</translation>
        </message>
    </context>
    <context>
        <name>Slips</name>
        <message>
            <source>Slips and scans (*.pdf *.ofd *.png *.jpg *.jpeg *.tif)</source>
            <translation>回单和扫描件 (*.pdf *.ofd *.png *.jpg *.jpeg *.tif)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Slip of the receipt</source>
            <translation>收款回单</translation>
        </message>
        <message>
            <source>Slip attached: {name}</source>
            <translation>已附上 {name}</translation>
        </message>
        <message>
            <source>No program opens {name}.</source>
            <translation>没有程序能打开 {name}。</translation>
        </message>
        <message>
            <source>Slip taken away: {name}</source>
            <translation>已拿掉 {name}</translation>
        </message>
    </context>
    <context>
        <name>StatePanel</name>
        <message>
            <source>Password of the file</source>
            <translation>文件密码</translation>
        </message>
        <message>
            <source>Drop receivables, customers, contracts, invoices or bank files here</source>
            <translation>把应收台账、客户、合同、发票、银行流水拖到这里</translation>
        </message>
        <message>
            <source>xls, xlsx, csv, ods, OFX, MT940, camt; several at once, or a folder. The files are only read.</source>
            <translation>xls、xlsx、csv、ods、OFX、MT940、camt，可以一次拖多个，也可以拖文件夹。原文件只读，不会改动。</translation>
        </message>
        <message>
            <source>Choose files</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>Reading {files}</source>
            <translation>正在读 {files}</translation>
        </message>
        <message>
            <source>Read in a process of its own; nothing is written yet.</source>
            <translation>单独一个进程在读，还什么都没写。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The password is used once and kept nowhere.</source>
            <translation>密码只用这一次，不保存。</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Choose another</source>
            <translation>换一个文件</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Match receipts</source>
            <translation>去核销</translation>
        </message>
        <message>
            <source>See today</source>
            <translation>看今日</translation>
        </message>
        <message>
            <source>Import another</source>
            <translation>再导入一份</translation>
        </message>
    </context>
    <context>
        <name>StatementsPage</name>
        <message>
            <source>Nothing is booked yet, so there is nothing to state.</source>
            <translation>还没有往来，没有账可对。先把台账导进来。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>This customer has nothing in this month.</source>
            <translation>这一户这个月没有往来。</translation>
        </message>
        <message>
            <source>Making one PDF of {copies}</source>
            <translation>{copies}合成一个 PDF</translation>
        </message>
        <message>
            <source>Papers go to {folder}</source>
            <translation>函件存到 {folder}</translation>
        </message>
        <message>
            <source>Stamped scans let fall on the window are filed by their bar code</source>
            <translation>盖章扫描件拖进窗口，按条码自动归档</translation>
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
        <name>Steps</name>
        <message>
            <source>Next step</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>Copied: {text}</source>
            <translation>已复制：{text}</translation>
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
        <name>SupplementPanel</name>
        <message>
            <source>Make the supplement</source>
            <translation>补充协议生效</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Due rule</source>
            <translation>到期规则</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Supplement</source>
            <translation>补充协议</translation>
        </message>
        <message>
            <source>Day of the supplement</source>
            <translation>补充协议日期</translation>
        </message>
        <message>
            <source>Change of the amount</source>
            <translation>金额增减</translation>
        </message>
        <message>
            <source>± amount</source>
            <translation>± 金额</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>why, as in the paper</source>
            <translation>原因，按协议写</translation>
        </message>
        <message>
            <source>Reason to go on</source>
            <translation>放行理由</translation>
        </message>
        <message>
            <source>the boss agrees, because</source>
            <translation>老板同意，因为</translation>
        </message>
        <message>
            <source>Make the plan</source>
            <translation>计划生效</translation>
        </message>
        <message>
            <source>Space ticks the rows above that are struck; Insert adds a new one</source>
            <translation>空格勾上面要划掉的期，Insert 加一期新的</translation>
        </message>
        <message>
            <source>What was paid stays as a row of its own; what is open is struck</source>
            <translation>已收的留作单独一期，划掉的是没收的</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>这天还没到</translation>
        </message>
        <message>
            <source>The contract was signed on {day} only</source>
            <translation>合同 {day} 才签</translation>
        </message>
        <message>
            <source>New − struck − change = {gap}</source>
            <translation>新计划比划掉的加增减差 {gap}</translation>
        </message>
        <message>
            <source>Plan − contract = {gap}</source>
            <translation>计划合计比合同金额差 {gap}</translation>
        </message>
        <message>
            <source>Plan = contract</source>
            <translation>计划合计 = 合同金额</translation>
        </message>
        <message>
            <source>New = struck + change</source>
            <translation>新计划 = 划掉的 + 增减</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, yesterday</source>
            <translation>写个日期：20、11.20、昨天</translation>
        </message>
        <message>
            <source>Why is the contract changed?</source>
            <translation>为什么改？</translation>
        </message>
    </context>
    <context>
        <name>TaxField</name>
        <message>
            <source>no tax rate</source>
            <translation>没写税率</translation>
        </message>
    </context>
    <context>
        <name>TemplateTiles</name>
        <message>
            <source>More templates</source>
            <translation>更多模板</translation>
        </message>
    </context>
    <context>
        <name>TickList</name>
        <message>
            <source>Why it pays for another customer</source>
            <translation>为什么付别家的款</translation>
        </message>
        <message>
            <source>Tick what it pays</source>
            <translation>勾选要核销的款项</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>This time</source>
            <translation>本次核销</translation>
        </message>
        <message>
            <source>Open after</source>
            <translation>核后未收</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Balance brought forward</source>
            <translation>期初余额</translation>
        </message>
        <message>
            <source>{label} (expected, milestone not confirmed)</source>
            <translation>{label}（预计，节点未确认）</translation>
        </message>
        <message>
            <source>{label} ({amount} disputed)</source>
            <translation>{label}（争议 {amount}）</translation>
        </message>
        <message>
            <source>ticked</source>
            <translation>已勾选</translation>
        </message>
        <message>
            <source>Nothing open here</source>
            <translation>没有未收款项</translation>
        </message>
        <message>
            <source>The customer comes first</source>
            <translation>先选客户</translation>
        </message>
        <message>
            <source>by due day</source>
            <translation>按到期日排序</translation>
        </message>
    </context>
    <context>
        <name>TitleRow</name>
        <message>
            <source>Back (Alt+←)</source>
            <translation>返回（Alt+←）</translation>
        </message>
        <message>
            <source>Name, contract, amount, no.</source>
            <translation>客户、合同、金额、流水号</translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message>
            <source>Selected {count}, {sum}</source>
            <translation>选中 {count}，{sum}</translation>
        </message>
        <message>
            <source>Selected {count}</source>
            <translation>选中 {count}</translation>
        </message>
        <message>
            <source>Space shows details, Enter does the next step</source>
            <translation>Space 看详情，Enter 下一步</translation>
        </message>
    </context>
    <context>
        <name>ToolRow</name>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>截至</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月份</translation>
        </message>
        <message>
            <source>Kind of paper</source>
            <translation>函件种类</translation>
        </message>
        <message>
            <source>Confirmed balance</source>
            <translation>已确认余额</translation>
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
        <name>TrayIcon</name>
        <message>
            <source>Open today</source>
            <translation>打开今日</translation>
        </message>
        <message>
            <source>Quit arapp</source>
            <translation>退出应收管家</translation>
        </message>
    </context>
    <context>
        <name>TriangleTable</name>
        <message>
            <source>Goods without an invoice, invoices that are not due yet, money without an invoice.</source>
            <translation>发了货没开票、开了票没到期、收了款没开票，各有多少。</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>已发货</translation>
        </message>
        <message>
            <source>Not invoiced</source>
            <translation>发货未开票</translation>
        </message>
        <message>
            <source>Invoiced</source>
            <translation>已开票</translation>
        </message>
        <message>
            <source>Not due yet</source>
            <translation>开票未到期</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已收款</translation>
        </message>
        <message>
            <source>Not invoiced (paid)</source>
            <translation>收款未开票</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>{customer} {contract}: {goods} delivered and not invoiced, {paper} invoiced and not due, {money} paid and not invoiced</source>
            <translation>{customer} {contract}：发货未开票 {goods}，开票未到期 {paper}，收款未开票 {money}</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that lag</source>
            <translation>
                <numerusform>%n 行没对齐</numerusform>
            </translation>
        </message>
        <message>
            <source>✓ same as the documents</source>
            <translation>✓ 与单据同数</translation>
        </message>
        <message>
            <source>the documents say otherwise</source>
            <translation>和单据对不上</translation>
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
        <name>WhoBox</name>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Who is "{name}"?</source>
            <translation>「{name}」是哪个客户？</translation>
        </message>
    </context>
    <context>
        <name>WhoRow</name>
        <message>
            <source>Whose rows does it pay too?</source>
            <translation>还替谁付？</translation>
        </message>
        <message>
            <source>Whose money is it?</source>
            <translation>这是谁付的？</translation>
        </message>
        <message>
            <source>Its open rows come below, with a note why</source>
            <translation>它的未收款列在下面，写明原因</translation>
        </message>
        <message>
            <source>Choose a customer, its open rows follow</source>
            <translation>选好客户，下面就列出未收款项</translation>
        </message>
    </context>
    <context>
        <name>WhyBox</name>
        <message>
            <source>Why {stage}</source>
            <translation>为什么是{stage}</translation>
        </message>
        <message>
            <source>Why nothing is asked for</source>
            <translation>为什么不催</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Longest row</source>
            <translation>最长逾期</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>不催的</translation>
        </message>
        <message>
            <source>nothing in the way</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>{stage} from {day}</source>
            <translation>{day} 起{stage}</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>接下来</translation>
        </message>
        <message>
            <source>{who} from {day}</source>
            <translation>{day} 起报{who}</translation>
        </message>
        <message>
            <source>Told of it</source>
            <translation>上报</translation>
        </message>
        <message>
            <source>one stage higher after a broken promise</source>
            <translation>承诺没兑现，升了一步</translation>
        </message>
        <message>
            <source>stage runs {first}–{last} days</source>
            <translation>这一步是 {first}–{last} 天</translation>
        </message>
        <message>
            <source>stage runs from day {first}</source>
            <translation>这一步从 {first} 天起</translation>
        </message>
    </context>
    <context>
        <name>Writing</name>
        <message>
            <source>Workbooks (*.xlsx)</source>
            <translation>表格 (*.xlsx)</translation>
        </message>
        <message>
            <source>Papers (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Write the list</source>
            <translation>写到哪里</translation>
        </message>
        <message>
            <source>Mail draft</source>
            <translation>邮件草稿</translation>
        </message>
        <message>
            <source>Mails (*.eml)</source>
            <translation>邮件 (*.eml)</translation>
        </message>
        <message>
            <source>Legal pack</source>
            <translation>法务材料包</translation>
        </message>
        <message>
            <source>Archives (*.zip)</source>
            <translation>压缩包 (*.zip)</translation>
        </message>
        <message>
            <source>{file} is written; {n} of its files are missing or changed: {names}</source>
            <translation>{file} 写好了，缺或改过 {n} 份：{names}</translation>
        </message>
        <message>
            <source>Written: {file}</source>
            <translation>已写好：{file}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>_Paper</name>
        <message>
            <source>No logo</source>
            <translation>没有徽标</translation>
        </message>
    </context>
    <context>
        <name>_Row</name>
        <message>
            <source>Reason of the difference</source>
            <translation>差额原因</translation>
        </message>
        <message>
            <source>Amount of the difference</source>
            <translation>差额金额</translation>
        </message>
        <message>
            <source>Note, if it needs one</source>
            <translation>备注，需要时写</translation>
        </message>
        <message>
            <source>Note of the difference</source>
            <translation>差额备注</translation>
        </message>
        <message>
            <source>Remove the line (Alt+Del)</source>
            <translation>去掉这一项（Alt+Del）</translation>
        </message>
        <message>
            <source>at most {limit}</source>
            <translation>最多 {limit}</translation>
        </message>
    </context>
    <context>
        <name>abnormal</name>
        <message>
            <source>Abnormal customer: overdue beyond its tolerance</source>
            <translation>异常客户：逾期超过容忍</translation>
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
        <name>bills</name>
        <message>
            <source>Bill no.</source>
            <translation>票号</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Acceptor</source>
            <translation>承兑人</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收到</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Which day?</source>
            <translation>哪天？</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>为什么？</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>where the money came in</source>
            <translation>钱到哪个账户</translation>
        </message>
        <message>
            <source>Bank line</source>
            <translation>银行流水</translation>
        </message>
        <message>
            <source>voucher of the line with its money</source>
            <translation>到账那行的凭证号</translation>
        </message>
        <message>
            <source>To whom</source>
            <translation>给谁</translation>
        </message>
        <message>
            <source>Pays</source>
            <translation>抵哪笔应付</translation>
        </message>
        <message>
            <source>what we owe, may stay empty</source>
            <translation>我们欠的，可以空着</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>到账金额</translation>
        </message>
        <message>
            <source>How much did the bank pay?</source>
            <translation>银行付了多少？</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>银行</translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>托收到账</translation>
        </message>
        <message>
            <source>Endorse</source>
            <translation>背书</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>贴现</translation>
        </message>
        <message>
            <source>In hand again</source>
            <translation>收回在手</translation>
        </message>
        <message>
            <source>Dishonoured</source>
            <translation>退票</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>在手</translation>
        </message>
        <message>
            <source>Endorsed</source>
            <translation>已背书</translation>
        </message>
        <message>
            <source>Discounted</source>
            <translation>已贴现</translation>
        </message>
        <message>
            <source>Collected</source>
            <translation>已托收</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>已退票</translation>
        </message>
        <message>
            <source>bank's acceptance</source>
            <translation>银行承兑</translation>
        </message>
        <message>
            <source>firm's acceptance</source>
            <translation>商业承兑</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>今天到期</translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>还有 %n 天</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) past</source>
            <translation>
                <numerusform>过了 %n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>The bill falls due on {day} only: check the day.</source>
            <translation>这张汇票 {day} 才到期，核对一下日期。</translation>
        </message>
        <message>
            <source>pays {payable}</source>
            <translation>抵 {payable}</translation>
        </message>
        <message>
            <source>fee {fee}</source>
            <translation>贴息 {fee}</translation>
        </message>
    </context>
    <context>
        <name>buttons</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
    </context>
    <context>
        <name>collection</name>
        <message>
            <source>draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>待寄</translation>
        </message>
        <message>
            <source>no reply</source>
            <translation>未回</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>again on {day}</source>
            <translation>{day} 再联系</translation>
        </message>
        <message>
            <source>{amount} not matched</source>
            <translation>{amount} 没核</translation>
        </message>
        <message>
            <source>{amount} came in</source>
            <translation>到账 {amount}</translation>
        </message>
        <message>
            <source>Promised {amount} by {day}</source>
            <translation>承诺 {day} 前付 {amount}</translation>
        </message>
        <message>
            <source>Statement until {day}</source>
            <translation>对账单到 {day}</translation>
        </message>
        <message>
            <source>{label} fell due</source>
            <translation>{label}到期</translation>
        </message>
        <message>
            <source>Pays in time</source>
            <translation>按时付款</translation>
        </message>
        <message>
            <source>Late on average</source>
            <translation>平均晚</translation>
        </message>
        <message>
            <source>Promises kept</source>
            <translation>承诺兑现</translation>
        </message>
        <message>
            <source>Save, next customer</source>
            <translation>保存，下一户</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>The text for WeChat, SMS or the phone</source>
            <translation>微信、短信、电话用的话</translation>
        </message>
        <message>
            <source>Log a contact</source>
            <translation>登记沟通</translation>
        </message>
        <message>
            <source>Contact or letter</source>
            <translation>沟通或出函</translation>
        </message>
        <message>
            <source>Match their money</source>
            <translation>核销这户的收款</translation>
        </message>
        <message>
            <source>Customer card</source>
            <translation>客户卡片</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>附上凭据</translation>
        </message>
        <message>
            <source>Take it up</source>
            <translation>我来办</translation>
        </message>
        <message>
            <source>Find a customer</source>
            <translation>找客户</translation>
        </message>
        <message>
            <source>Repayment agreement</source>
            <translation>还款协议</translation>
        </message>
        <message>
            <source>Interest, limitation, claim</source>
            <translation>利息、时效、法务材料</translation>
        </message>
        <message>
            <source>Letters to many</source>
            <translation>批量出函</translation>
        </message>
        <message>
            <source>All of the stage, looked at before anything is written</source>
            <translation>这一步的客户，先看清再出</translation>
        </message>
        <message>
            <source>Letters to mark as sent</source>
            <translation>寄出登记</translation>
        </message>
        <message>
            <source>Day, way and courier number of many at once</source>
            <translation>多份一起登记：哪天、怎么寄、单号</translation>
        </message>
        <message>
            <source>Reported upward</source>
            <translation>逾期上报</translation>
        </message>
        <message>
            <source>Lists for sales manager, finance director, legal</source>
            <translation>报销售经理、财务总监、法务的清单</translation>
        </message>
        <message>
            <source>Letter texts</source>
            <translation>函件文字</translation>
        </message>
        <message>
            <source>Letters in the firm's own words</source>
            <translation>催款函用自己的话写</translation>
        </message>
        <message>
            <source>Hand-over workbooks</source>
            <translation>导出回填表</translation>
        </message>
        <message>
            <source>One for each salesperson, to be filled in with Excel</source>
            <translation>每个业务员一份，用 Excel 填</translation>
        </message>
        <message>
            <source>Take a hand-over workbook back</source>
            <translation>收回填好的表</translation>
        </message>
        <message>
            <source>What was filled in, merged with what the ledger knows</source>
            <translation>填的内容并进账里，对不上的让你选</translation>
        </message>
        <message>
            <source>Mail draft</source>
            <translation>邮件草稿</translation>
        </message>
        <message>
            <source>An .eml file that the mail program opens</source>
            <translation>邮件程序能打开的 .eml</translation>
        </message>
        <message>
            <source>Calendar file</source>
            <translation>日历文件</translation>
        </message>
        <message>
            <source>Promises, holds and talks to come, as .ics</source>
            <translation>承诺、暂缓、下次联系，存成 .ics</translation>
        </message>
        <message>
            <source>Rules of collection</source>
            <translation>催收规则</translation>
        </message>
        <message>
            <source>Stages, texts, who is told, the LPR</source>
            <translation>阶段、话术、上报给谁、LPR</translation>
        </message>
        <message>
            <source>Outcome {n}</source>
            <translation>结果 {n}</translation>
        </message>
        <message>
            <source>over {n} days</source>
            <translation>{n} 天以上</translation>
        </message>
        <message>
            <source>{first}–{last} days</source>
            <translation>{first}–{last} 天</translation>
        </message>
        <message>
            <source>money is here</source>
            <translation>有收款没核</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>To legal</source>
            <translation>移交法务</translation>
        </message>
        <message>
            <source>Bad debt</source>
            <translation>坏账预警</translation>
        </message>
        <message>
            <source>Match first</source>
            <translation>先核销</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>promised</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>disputed</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>held</source>
            <translation>先不催</translation>
        </message>
        <message>
            <source>with legal</source>
            <translation>法务在办</translation>
        </message>
        <message>
            <source>put off</source>
            <translation>推迟</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>人工催</translation>
        </message>
        <message>
            <source>in grace</source>
            <translation>宽限</translation>
        </message>
        <message>
            <source>too small</source>
            <translation>金额小</translation>
        </message>
        <message>
            <source>money not matched</source>
            <translation>有收款没核</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>短信</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>信函</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>上门</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Payment reminder</source>
            <translation>付款提醒函</translation>
        </message>
        <message>
            <source>Collection letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Final demand</source>
            <translation>最后催款函</translation>
        </message>
        <message>
            <source>Lawyer's letter</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>Post or courier</source>
            <translation>邮寄快递</translation>
        </message>
        <message>
            <source>By hand</source>
            <translation>当面送</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Regulation</source>
            <translation>条例</translation>
        </message>
        <message>
            <source>LPR</source>
            <translation>LPR</translation>
        </message>
        <message>
            <source>receipt</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>promise</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>statement</source>
            <translation>对账函</translation>
        </message>
        <message>
            <source>letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>agreement</source>
            <translation>还款协议</translation>
        </message>
        <message>
            <source>note</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>parked: match the money first, it covers {overdue}</source>
            <translation>先核销：到款够付逾期 {overdue}</translation>
        </message>
        <message>
            <source>had {number} on {day}, the next not before {next_day}</source>
            <translation>{day} 刚出过 {number}，{next_day} 起才能再出</translation>
        </message>
        <message>
            <source>was written to or agreed a day, again {next_day}</source>
            <translation>催过了或约了日子，{next_day} 再催</translation>
        </message>
        <message>
            <source>nothing overdue</source>
            <translation>没有逾期</translation>
        </message>
        <message>
            <source>Friendly</source>
            <translation>友好</translation>
        </message>
        <message>
            <source>Formal</source>
            <translation>正式</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>严正</translation>
        </message>
        <message>
            <source>finance</source>
            <translation>财务</translation>
        </message>
        <message>
            <source>purchasing</source>
            <translation>采购</translation>
        </message>
        <message>
            <source>management</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>legal affairs</source>
            <translation>法务</translation>
        </message>
        <message>
            <source>chosen for this row</source>
            <translation>这一笔单设</translation>
        </message>
        <message>
            <source>chosen for the contract</source>
            <translation>合同单设</translation>
        </message>
        <message>
            <source>chosen for the customer</source>
            <translation>客户单设</translation>
        </message>
        <message>
            <source>by the grade</source>
            <translation>按等级</translation>
        </message>
        <message>
            <source>nothing else was chosen</source>
            <translation>没有单设</translation>
        </message>
        <message>
            <source>salesperson</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>sales manager</source>
            <translation>销售经理</translation>
        </message>
        <message>
            <source>finance director</source>
            <translation>财务总监</translation>
        </message>
        <message>
            <source>legal</source>
            <translation>法务</translation>
        </message>
        <message>
            <source>general manager</source>
            <translation>总经理</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>承诺付款</translation>
        </message>
        <message>
            <source>Says paid</source>
            <translation>已付，待查</translation>
        </message>
        <message>
            <source>Disputed</source>
            <translation>有争议</translation>
        </message>
        <message>
            <source>Wants time</source>
            <translation>要求推迟</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>没打通</translation>
        </message>
        <message>
            <source>Wrong no.</source>
            <translation>号码不对</translation>
        </message>
        <message>
            <source>Was told</source>
            <translation>已告知</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发出</translation>
        </message>
        <message>
            <source>Refuses</source>
            <translation>拒绝付款</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>已上报</translation>
        </message>
        <message>
            <source>{why} until {day}</source>
            <translation>{why}，到 {day}</translation>
        </message>
    </context>
    <context>
        <name>company</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>As on the licence; printed on papers.</source>
            <translation>和营业执照上一样，印在单据上。</translation>
        </message>
        <message>
            <source>The firm</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Shown in the window.</source>
            <translation>窗口里显示。</translation>
        </message>
        <message>
            <source>Tax no.</source>
            <translation>税号</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Where signed papers come back to.</source>
            <translation>对账函盖章后寄回这里。</translation>
        </message>
        <message>
            <source>On papers</source>
            <translation>印在单据上</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>邮编</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>邮箱</translation>
        </message>
        <message>
            <source>Late rate</source>
            <translation>违约金率</translation>
        </message>
        <message>
            <source>Per day, where a contract says nothing: 0.05% or 万分之五.</source>
            <translation>按天，合同没写时用：0.05% 或 万分之五。</translation>
        </message>
        <message>
            <source>required</source>
            <translation>必填</translation>
        </message>
        <message>
            <source>The name cannot be empty.</source>
            <translation>名称不能空着。</translation>
        </message>
        <message>
            <source>Write it as percent a day, at most 10%: 0.05%.</source>
            <translation>写每天百分之几，最多 10%，如 0.05%。</translation>
        </message>
        <message>
            <source>An address has one @: name@firm.cn.</source>
            <translation>邮箱要有一个 @，如 name@firm.cn。</translation>
        </message>
    </context>
    <context>
        <name>contract</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Keep as draft</source>
            <translation>存草稿</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Template {n}</source>
            <translation>模板 {n}</translation>
        </message>
        <message>
            <source>Confirm a milestone</source>
            <translation>确认节点</translation>
        </message>
        <message>
            <source>The next one, with its day</source>
            <translation>下一个，带日期</translation>
        </message>
        <message>
            <source>By amount</source>
            <translation>按金额</translation>
        </message>
        <message>
            <source>Amounts that do not follow the contract's</source>
            <translation>金额自己定，不随合同金额变</translation>
        </message>
        <message>
            <source>Equal periods</source>
            <translation>等额 n 期</translation>
        </message>
        <message>
            <source>Keep as template</source>
            <translation>另存为模板</translation>
        </message>
        <message>
            <source>Put the difference into this row</source>
            <translation>差额归到这一期</translation>
        </message>
        <message>
            <source>Fill in the usual clauses</source>
            <translation>填常用条款</translation>
        </message>
        <message>
            <source>Take what is suggested</source>
            <translation>照建议改</translation>
        </message>
        <message>
            <source>Add a row</source>
            <translation>加一期</translation>
        </message>
        <message>
            <source>Take the row out</source>
            <translation>删这一期</translation>
        </message>
        <message>
            <source>To the products</source>
            <translation>去写产品</translation>
        </message>
        <message>
            <source>What is sold, with quantity and price</source>
            <translation>卖的是什么，多少数量、什么价</translation>
        </message>
        <message>
            <source>New contract</source>
            <translation>新合同</translation>
        </message>
        <message>
            <source>Supplement</source>
            <translation>补充协议</translation>
        </message>
        <message>
            <source>Strike rows and make new ones, dated</source>
            <translation>划掉旧的期，排新的，带日期</translation>
        </message>
        <message>
            <source>Record a receipt</source>
            <translation>登记收款</translation>
        </message>
        <message>
            <source>To the customer</source>
            <translation>看客户</translation>
        </message>
        <message>
            <source>New invoice of it</source>
            <translation>开这份合同的票</translation>
        </message>
        <message>
            <source>New delivery of it</source>
            <translation>记一笔送货</translation>
        </message>
        <message>
            <source>Add a file</source>
            <translation>加文件</translation>
        </message>
        <message>
            <source>Close the contract</source>
            <translation>完结合同</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>重新执行</translation>
        </message>
        <message>
            <source>Call the contract off</source>
            <translation>作废合同</translation>
        </message>
        <message>
            <source>Signing</source>
            <translation>签订</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>发货</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>验收</translation>
        </message>
        <message>
            <source>Warranty end</source>
            <translation>质保期满</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>质保</translation>
        </message>
        <message>
            <source>Half and half</source>
            <translation>五五</translation>
        </message>
        <message>
            <source>Monthly 30</source>
            <translation>月结 30</translation>
        </message>
        <message>
            <source>Monthly 60</source>
            <translation>月结 60</translation>
        </message>
        <message>
            <source>0.03% a day</source>
            <translation>日万分之三</translation>
        </message>
        <message>
            <source>0.05% a day</source>
            <translation>日万分之五</translation>
        </message>
        <message>
            <source>0.1% a day</source>
            <translation>日千分之一</translation>
        </message>
        <message>
            <source>free of tax</source>
            <translation>免税</translation>
        </message>
        <message>
            <source>incl. {rate} tax</source>
            <translation>含税 {rate}</translation>
        </message>
        <message>
            <source>the customer's terms</source>
            <translation>按客户账期</translation>
        </message>
        <message>
            <source>fixed day</source>
            <translation>固定日期</translation>
        </message>
        <message>
            <source>{name}, no day yet</source>
            <translation>{name}，日期未定</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>expected {day}</source>
            <translation>预计 {day}</translation>
        </message>
        <message>
            <source>{day}, {shift}</source>
            <translation>{day}，{shift}</translation>
        </message>
        <message>
            <source>due {day}, firm</source>
            <translation>{day} 到期，确定</translation>
        </message>
        <message>
            <source>The amount is not known yet</source>
            <translation>合同金额还没填</translation>
        </message>
        <message>
            <source>Plan − contract = {gap}</source>
            <translation>计划合计比合同金额差 {gap}</translation>
        </message>
        <message>
            <source>Plan = contract, odd {odd} in the last row</source>
            <translation>计划合计 = 合同金额，尾差 {odd} 在末期</translation>
        </message>
        <message>
            <source>Plan = contract</source>
            <translation>计划合计 = 合同金额</translation>
        </message>
        <message>
            <source>month end + {n}</source>
            <translation>月末 + {n} 天</translation>
        </message>
        <message>
            <source>{label} becomes receivable</source>
            <translation>{label}成为应收</translation>
        </message>
        <message>
            <source>Stays expected</source>
            <translation>先列为预计</translation>
        </message>
        <message>
            <source>Prepayment waiting</source>
            <translation>有预收款可冲</translation>
        </message>
        <message>
            <source>Reminders before</source>
            <translation>提前提醒</translation>
        </message>
        <message>
            <source>Retention reminders</source>
            <translation>质保金提醒</translation>
        </message>
        <message>
            <source>Late milestones are told</source>
            <translation>节点过期也提醒</translation>
        </message>
        <message>
            <source>7 days, 3 days, on the day</source>
            <translation>7 天、3 天、当天</translation>
        </message>
        <message>
            <source>30 days, 7 days, weekly until paid</source>
            <translation>30 天、7 天，每周直到收回</translation>
        </message>
        <message>
            <source>whoever owns it</source>
            <translation>负责人</translation>
        </message>
    </context>
    <context>
        <name>contracts</name>
        <message>
            <source>Number</source>
            <translation>合同编号</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>标的</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已收</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>签订</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>合同到期</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Clauses missing</source>
            <translation>缺条款</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>验收日</translation>
        </message>
        <message>
            <source>Warranty until</source>
            <translation>质保期至</translation>
        </message>
        <message>
            <source>Days left</source>
            <translation>还有</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>预计</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>过期</translation>
        </message>
        <message>
            <source>Waits for it</source>
            <translation>等它的款</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>No contract yet. Make one, or import them.</source>
            <translation>还没有合同。新建或导入。</translation>
        </message>
        <message>
            <source>Nothing is planned to come in.</source>
            <translation>还没有收款计划。</translation>
        </message>
        <message>
            <source>No retention is outstanding.</source>
            <translation>没有没收回的质保金。</translation>
        </message>
        <message>
            <source>No milestone is outstanding.</source>
            <translation>节点都确认完了。</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n 份草稿</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late milestone(s)</source>
            <translation>
                <numerusform>%n 个节点过期</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n retention(s) to collect soon</source>
            <translation>
                <numerusform>%n 笔质保金该收</numerusform>
            </translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Plans</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>质保金</translation>
        </message>
        <message>
            <source>Milestones</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Not settled</source>
            <translation>未结</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>active</source>
            <translation>执行中</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>完结</translation>
        </message>
        <message>
            <source>called off</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>标的</translation>
        </message>
        <message>
            <source>payment</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>交货</translation>
        </message>
        <message>
            <source>late interest</source>
            <translation>违约金</translation>
        </message>
        <message>
            <source>invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>disputes</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>instalment</source>
            <translation>分期</translation>
        </message>
        <message>
            <source>retention</source>
            <translation>质保金</translation>
        </message>
        <message>
            <source>opening</source>
            <translation>期初</translation>
        </message>
        <message>
            <source>interest</source>
            <translation>利息</translation>
        </message>
        <message>
            <source>credit</source>
            <translation>贷项</translation>
        </message>
        <message>
            <source>debt taken over</source>
            <translation>承接债务</translation>
        </message>
        <message>
            <source>Signing</source>
            <translation>签订</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>发货</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>验收</translation>
        </message>
        <message>
            <source>Warranty end</source>
            <translation>质保期满</translation>
        </message>
        <message>
            <source>not signed yet</source>
            <translation>待签</translation>
        </message>
        <message>
            <source>late</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>{day}, over</source>
            <translation>{day}，已过</translation>
        </message>
        <message>
            <source>{day}, in {days}</source>
            <translation>{day}，剩 {days}</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>缺 {n} 条</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>预计</translation>
        </message>
        <message>
            <source>receivable</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>collected</source>
            <translation>已收齐</translation>
        </message>
        <message>
            <source>struck</source>
            <translation>已划掉</translation>
        </message>
        <message>
            <source>{days} past</source>
            <translation>过了 {days}</translation>
        </message>
        <message>
            <source>in {days}</source>
            <translation>还有 {days}</translation>
        </message>
        <message>
            <source>in warranty</source>
            <translation>质保期内</translation>
        </message>
        <message>
            <source>to collect</source>
            <translation>该收</translation>
        </message>
        <message>
            <source>{days} late</source>
            <translation>过期 {days}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今天</translation>
        </message>
    </context>
    <context>
        <name>credit</name>
        <message>
            <source>unknown</source>
            <translation>不知道</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现行</translation>
        </message>
        <message>
            <source>By points</source>
            <translation>按分</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Why now</source>
            <translation>为什么</translation>
        </message>
        <message>
            <source>Due for scoring: {n}</source>
            <translation>该复评 {n} 户</translation>
        </message>
        <message>
            <source>{n} of them would get another grade by the points.</source>
            <translation>按分算，其中 {n} 户等级会变。</translation>
        </message>
        <message>
            <source>{n} more are not listed.</source>
            <translation>还有 {n} 户没列出来。</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Take grade {code} away</source>
            <translation>去掉 {code} 级</translation>
        </message>
        <message>
            <source>All together</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>{measure}: from which value on which percent</source>
            <translation>{measure}：到什么程度得多少</translation>
        </message>
        <message>
            <source>{n} missing to 100</source>
            <translation>还差 {n} 到 100</translation>
        </message>
        <message>
            <source>{n} over 100</source>
            <translation>比 100 多 {n}</translation>
        </message>
        <message>
            <source>Tried on last year</source>
            <translation>用去年的数据试一试</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新</translation>
        </message>
        <message>
            <source>Fell due</source>
            <translation>当年到期</translation>
        </message>
        <message>
            <source>Paid late</source>
            <translation>晚付</translation>
        </message>
        <message>
            <source>Change a weight and try it on last year's payments.</source>
            <translation>改一改权重，用去年的付款试一试。</translation>
        </message>
        <message>
            <source>Everybody is graded as of a year ago by both; then it is seen who paid late.</source>
            <translation>按一年前的情况用两套权重各评一遍，再看这一年谁晚付。</translation>
        </message>
        <message>
            <source>Nothing was paid late in that year, so nothing can be told apart.</source>
            <translation>那一年没有晚付，看不出好坏。</translation>
        </message>
        <message>
            <source>Nobody's grade would have been another.</source>
            <translation>没有人的等级会变。</translation>
        </message>
        <message>
            <source>{moved} graded otherwise; the new weights tell late payers better</source>
            <translation>{moved}等级会变；新权重更能认出晚付的</translation>
        </message>
        <message>
            <source>{moved} graded otherwise; the new weights tell late payers worse</source>
            <translation>{moved}等级会变；新权重更认不出晚付的</translation>
        </message>
        <message>
            <source>{moved} graded otherwise; late payers are told as well as before</source>
            <translation>{moved}等级会变；认出晚付的能力不变</translation>
        </message>
        <message>
            <source>{name}: {late}% of the late money stood in {low}, which had {due}% of all money.</source>
            <translation>{name}：晚付的钱 {late}% 在 {low} 级，这些等级占全部的 {due}%。</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Net days</source>
            <translation>账期天</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>额度</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>起评分</translation>
        </message>
        <message>
            <source>Over the limit</source>
            <translation>超额时</translation>
        </message>
        <message>
            <source>Tolerated</source>
            <translation>容忍金额</translation>
        </message>
        <message>
            <source>for days</source>
            <translation>天数</translation>
        </message>
        <message>
            <source>Grace</source>
            <translation>宽限天</translation>
        </message>
        <message>
            <source>Dunned by</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>let it be</source>
            <translation>不管</translation>
        </message>
        <message>
            <source>warn</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>block</source>
            <translation>拦住</translation>
        </message>
        <message>
            <source>Pays on time</source>
            <translation>付款准时</translation>
        </message>
        <message>
            <source>Years and frequency</source>
            <translation>合作年限、频次</translation>
        </message>
        <message>
            <source>Size, outside report</source>
            <translation>规模、外部报告</translation>
        </message>
        <message>
            <source>Keeps promises</source>
            <translation>承诺兑现</translation>
        </message>
        <message>
            <source>Share paid in time</source>
            <translation>按时付款占比</translation>
        </message>
        <message>
            <source>Days late, by amount</source>
            <translation>平均晚付天数</translation>
        </message>
        <message>
            <source>Overdue now</source>
            <translation>现在逾期</translation>
        </message>
        <message>
            <source>Months of trade</source>
            <translation>往来月数</translation>
        </message>
        <message>
            <source>Rows a year</source>
            <translation>每年笔数</translation>
        </message>
        <message>
            <source>Turnover a year</source>
            <translation>每年金额</translation>
        </message>
        <message>
            <source>Size and standing</source>
            <translation>规模实力</translation>
        </message>
        <message>
            <source>Outside report</source>
            <translation>外部报告</translation>
        </message>
        <message>
            <source>Promises kept</source>
            <translation>承诺兑现</translation>
        </message>
        <message>
            <source>weak</source>
            <translation>弱</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <source>strong</source>
            <translation>强</translation>
        </message>
        <message>
            <source>A grade has a letter.</source>
            <translation>等级要有代号。</translation>
        </message>
        <message>
            <source>A grade has a name.</source>
            <translation>等级要有名称。</translation>
        </message>
        <message>
            <source>Two grades may not begin at the same points.</source>
            <translation>两个等级的起评分不能一样。</translation>
        </message>
        <message>
            <source>This number cannot be.</source>
            <translation>数字不在范围内。</translation>
        </message>
        <message>
            <source>A whole number, please.</source>
            <translation>要整数。</translation>
        </message>
        <message>
            <source>Not an amount.</source>
            <translation>不是金额。</translation>
        </message>
        <message>
            <source>“{piece}” is not like 30% → 50.</source>
            <translation>「{piece}」看不懂，要写成 30% → 50。</translation>
        </message>
        <message>
            <source>“{value}” is no value of this measure.</source>
            <translation>「{value}」不是这一项的值。</translation>
        </message>
        <message>
            <source>The levels are {names}.</source>
            <translation>只有{names}。</translation>
        </message>
        <message>
            <source>A weight is 0 to 100.</source>
            <translation>权重是 0 到 100。</translation>
        </message>
        <message>
            <source>Begin at 0, then each value larger than the one before.</source>
            <translation>从 0 起，一个比一个大。</translation>
        </message>
        <message>
            <source>No value goes beyond the whole: at most 100%.</source>
            <translation>最多到 100%。</translation>
        </message>
        <message>
            <source>Nothing earns more than 100.</source>
            <translation>最多得 100。</translation>
        </message>
        <message>
            <source>A better value may not earn less.</source>
            <translation>越好的不能得分越少。</translation>
        </message>
        <message>
            <source>Scored from rows</source>
            <translation>满几笔才评</translation>
        </message>
        <message>
            <source>and months</source>
            <translation>满几个月</translation>
        </message>
        <message>
            <source>days still in time</source>
            <translation>晚几天算按时</translation>
        </message>
        <message>
            <source>months back</source>
            <translation>看几个月</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>已到期未收</translation>
        </message>
        <message>
            <source>Firm, not yet due</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>Delivered, not invoiced</source>
            <translation>已发货未开票</translation>
        </message>
        <message>
            <source>Bills that may come back</source>
            <translation>未到期票据</translation>
        </message>
        <message>
            <source>less prepayments</source>
            <translation>减预收款</translation>
        </message>
        <message>
            <source>One part has to count.</source>
            <translation>至少要算一项。</translation>
        </message>
        <message>
            <source>till {day}</source>
            <translation>{day} 到期</translation>
        </message>
        <message>
            <source>last on {day}</source>
            <translation>上次 {day}</translation>
        </message>
        <message>
            <source>never scored</source>
            <translation>没评过</translation>
        </message>
        <message>
            <source>{whole}</source>
            <translation>{wan}万</translation>
        </message>
    </context>
    <context>
        <name>customer</name>
        <message>
            <source>Full name</source>
            <translation>全称</translation>
        </message>
        <message>
            <source>The firm</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Tax no.</source>
            <translation>税号</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Parent</source>
            <translation>上级集团</translation>
        </message>
        <message>
            <source>Customer since</source>
            <translation>合作起始</translation>
        </message>
        <message>
            <source>Letters in</source>
            <translation>函件语言</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>信用</translation>
        </message>
        <message>
            <source>Holds until</source>
            <translation>有效到</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>额度</translation>
        </message>
        <message>
            <source>Base amount</source>
            <translation>铺底</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>账期</translation>
        </message>
        <message>
            <source>Statement day</source>
            <translation>账单日</translation>
        </message>
        <message>
            <source>Size, standing</source>
            <translation>规模实力</translation>
        </message>
        <message>
            <source>Outside report</source>
            <translation>外部报告</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Salesperson</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Who looks after it</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从哪天起</translation>
        </message>
        <message>
            <source>Dunned by</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Where it is</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>币种</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Post to</source>
            <translation>寄送地址</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Pays on time</source>
            <translation>付款准时</translation>
        </message>
        <message>
            <source>Years and frequency</source>
            <translation>合作年限、频次</translation>
        </message>
        <message>
            <source>Size, outside report</source>
            <translation>规模、外部报告</translation>
        </message>
        <message>
            <source>Keeps promises</source>
            <translation>承诺兑现</translation>
        </message>
        <message>
            <source>Due and not paid</source>
            <translation>已到期未收</translation>
        </message>
        <message>
            <source>Not due yet</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>Delivered, not invoiced</source>
            <translation>已发货未开票</translation>
        </message>
        <message>
            <source>Bills that may come back</source>
            <translation>未兑付票据</translation>
        </message>
        <message>
            <source>less prepayments</source>
            <translation>减预收款</translation>
        </message>
        <message>
            <source>1–30 days</source>
            <translation>1–30 天</translation>
        </message>
        <message>
            <source>31–60 days</source>
            <translation>31–60 天</translation>
        </message>
        <message>
            <source>61–90 days</source>
            <translation>61–90 天</translation>
        </message>
        <message>
            <source>over 90 days</source>
            <translation>90 天以上</translation>
        </message>
        <message>
            <source>overdue paid +{plus}</source>
            <translation>还清逾期 +{plus}</translation>
        </message>
        <message>
            <source>a promise kept +{plus}</source>
            <translation>兑现一次承诺 +{plus}</translation>
        </message>
        <message>
            <source>the rest paid in time +{plus}</source>
            <translation>其余按时付 +{plus}</translation>
        </message>
        <message>
            <source>a good outside report +{plus}</source>
            <translation>外部报告良好 +{plus}</translation>
        </message>
        <message>
            <source>{there} of {needed} rows that show how it pays</source>
            <translation>付款记录 {there}/{needed} 笔</translation>
        </message>
        <message>
            <source>{there} of {needed} months of trade</source>
            <translation>往来 {there}/{needed} 个月</translation>
        </message>
        <message>
            <source>mostly round amounts</source>
            <translation>常付整数</translation>
        </message>
        <message>
            <source>pays several at once</source>
            <translation>几笔合付</translation>
        </message>
        <message>
            <source>pays in parts</source>
            <translation>分次付</translation>
        </message>
        <message>
            <source>deducts the bank's fee</source>
            <translation>常扣手续费</translation>
        </message>
        <message>
            <source>bears the bank's fee</source>
            <translation>手续费自付</translation>
        </message>
        <message>
            <source>others pay for it</source>
            <translation>常由别人代付</translation>
        </message>
        <message>
            <source>not enough known</source>
            <translation>数据不足</translation>
        </message>
        <message>
            <source>{n} points</source>
            <translation>{n} 分</translation>
        </message>
        <message>
            <source>{points}, {terms}</source>
            <translation>{points}，{terms}</translation>
        </message>
        <message>
            <source>Credit grade</source>
            <translation>信用等级</translation>
        </message>
        <message>
            <source>By hand, over since {day}; by points it is {grade}</source>
            <translation>手工定级 {day} 已到期，按得分是 {grade}</translation>
        </message>
        <message>
            <source>By hand until {day}: {reason}</source>
            <translation>手工定级到 {day}：{reason}</translation>
        </message>
        <message>
            <source>Scored once there is enough: {wanted}</source>
            <translation>够了才评分：{wanted}</translation>
        </message>
        <message>
            <source>By points it is {grade} now, to be looked at</source>
            <translation>按得分是 {grade}，待复评</translation>
        </message>
        <message>
            <source>The best grade there is</source>
            <translation>已是最高等级</translation>
        </message>
        <message>
            <source>{n} more for {grade}: {lifts}</source>
            <translation>再得 {n} 分升 {grade}：{lifts}</translation>
        </message>
        <message>
            <source>{n} more for {grade}</source>
            <translation>再得 {n} 分升 {grade}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>{part} (not counted)</source>
            <translation>{part}（不计）</translation>
        </message>
        <message>
            <source>beside it in {code}</source>
            <translation>另有 {code}</translation>
        </message>
        <message>
            <source>Exposure, no limit</source>
            <translation>敞口（没有额度）</translation>
        </message>
        <message>
            <source>Exposure / limit {limit} + base {base}</source>
            <translation>敞口 / 额度 {limit} + 铺底 {base}</translation>
        </message>
        <message>
            <source>Exposure / limit {limit}</source>
            <translation>敞口 / 额度 {limit}</translation>
        </message>
        <message>
            <source>{over} over</source>
            <translation>超 {over}</translation>
        </message>
        <message>
            <source>nothing is lent</source>
            <translation>不赊销</translation>
        </message>
        <message>
            <source>{share} used</source>
            <translation>已用 {share}</translation>
        </message>
        <message>
            <source>Prepayments</source>
            <translation>预收款</translation>
        </message>
        <message>
            <source>Prepayments (came {day})</source>
            <translation>预收款（{day} 到账）</translation>
        </message>
        <message>
            <source>prepayments taken off</source>
            <translation>已扣预收</translation>
        </message>
        <message>
            <source>Ages (by due day)</source>
            <translation>账龄（按到期日）</translation>
        </message>
        <message>
            <source>Paying habit ({months} months, {rows})</source>
            <translation>付款习惯（近 {months} 个月，{rows}）</translation>
        </message>
        <message>
            <source>{all}, {open} open</source>
            <translation>{all}，{open} 件未了</translation>
        </message>
        <message>
            <source>Paid in time</source>
            <translation>按时付款</translation>
        </message>
        <message>
            <source>Longest delay</source>
            <translation>最长拖欠</translation>
        </message>
        <message>
            <source>Promises kept</source>
            <translation>承诺兑现</translation>
        </message>
        <message>
            <source>Disputes</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>In time</source>
            <translation>准时</translation>
        </message>
        <message>
            <source>{days} late</source>
            <translation>晚 {days}</translation>
        </message>
        <message>
            <source>nothing paid yet</source>
            <translation>还没有付款</translation>
        </message>
        <message>
            <source>by amount</source>
            <translation>按金额加权</translation>
        </message>
        <message>
            <source>{amount} overdue, {days} at most, beyond the tolerated {tolerance} / {tolerated} (grade {grade}). A new contract needs the boss.</source>
            <translation>逾期 {amount}，最长 {days}，超过容忍 {tolerance} 元 / {tolerated}（{grade} 级）。新合同需老板批准。</translation>
        </message>
        <message>
            <source>Overdue for more than {tolerated}: {beyond}. Less money in hand {hand} = {left}, more than the tolerated {tolerance}. Once {pay} of it is paid, the mark goes by itself.</source>
            <translation>逾期超过 {tolerated}的有 {beyond}，减手上未核销的 {hand} = {left}，大于容忍的 {tolerance}。收回其中 {pay}，标记自动消失。</translation>
        </message>
        <message>
            <source>Exposure {total} fills the limit {limit} (grade {grade}): prepayment only.</source>
            <translation>敞口 {total} 已占满额度 {limit}（{grade} 级），只收预付款。</translation>
        </message>
        <message>
            <source>Balance confirmed until {day}</source>
            <translation>对账确认到 {day}</translation>
        </message>
        <message>
            <source>{amount} came in</source>
            <translation>到账 {amount}</translation>
        </message>
        <message>
            <source>{amount} came in, to be matched</source>
            <translation>到账 {amount}，待核销</translation>
        </message>
        <message>
            <source>{amount} came in, {left} not matched</source>
            <translation>到账 {amount}，{left} 未核销</translation>
        </message>
        <message>
            <source>again on {day}</source>
            <translation>{day} 再联系</translation>
        </message>
        <message>
            <source>Promised {amount} by {day}</source>
            <translation>承诺 {day} 前付 {amount}</translation>
        </message>
        <message>
            <source>Statement {number} until {day}, {state}</source>
            <translation>对账函 {number}（到 {day}），{state}</translation>
        </message>
        <message>
            <source>{label} fell due, {amount}</source>
            <translation>{label}到期 {amount}</translation>
        </message>
        <message>
            <source>{contract}: {what} confirmed</source>
            <translation>{contract} {what}已确认</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>去核销</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>登记节点</translation>
        </message>
        <message>
            <source>Draft it</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>去看看</translation>
        </message>
        <message>
            <source>Go to invoices</source>
            <translation>去开票</translation>
        </message>
        <message>
            <source>{first} and {rest} more</source>
            <translation>{first} 和另外 {rest}</translation>
        </message>
        <message>
            <source>Match {amounts}</source>
            <translation>核销 {amounts}</translation>
        </message>
        <message>
            <source>The money is here; nothing is overdue</source>
            <translation>钱已到账，没有逾期</translation>
        </message>
        <message>
            <source>Then nothing is overdue any more</source>
            <translation>核销后不再逾期</translation>
        </message>
        <message>
            <source>Overdue falls to {amount}, {days} at most</source>
            <translation>逾期降到 {amount}，最长 {days}</translation>
        </message>
        <message>
            <source>Ask for {what}, {contract}</source>
            <translation>催{what} {contract}</translation>
        </message>
        <message>
            <source>Planned {day}, {days} ago; {amount} waits to become due</source>
            <translation>计划 {day}，已过 {days}；{amount} 等它成为应收</translation>
        </message>
        <message>
            <source>Write a collection letter</source>
            <translation>写催款函</translation>
        </message>
        <message>
            <source>{amount} overdue, {days} at most; a demand is proof</source>
            <translation>逾期 {amount}，最长 {days}；催告可作证据</translation>
        </message>
        <message>
            <source>Call and log it</source>
            <translation>打电话并登记</translation>
        </message>
        <message>
            <source>{amount} overdue, {days} at most</source>
            <translation>逾期 {amount}，最长 {days}</translation>
        </message>
        <message>
            <source>Ask for the return slip</source>
            <translation>催回执</translation>
        </message>
        <message>
            <source>{number} until {day} is unanswered for {days}</source>
            <translation>{number}（到 {day}）{days}未回</translation>
        </message>
        <message>
            <source>Invoice what was delivered</source>
            <translation>给已发货的开票</translation>
        </message>
        <message>
            <source>{amount} went out and is not invoiced</source>
            <translation>{amount} 已发货未开票</translation>
        </message>
        <message>
            <source>Look at the grade: {now} to {grade}</source>
            <translation>复评等级：{now} 改 {grade}</translation>
        </message>
        <message>
            <source>Look at the grade {now}</source>
            <translation>复评等级 {now}</translation>
        </message>
        <message>
            <source>The grade by hand is over</source>
            <translation>手工定级已到期</translation>
        </message>
        <message>
            <source>{n} points say so</source>
            <translation>得分 {n}</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>对账单</translation>
        </message>
        <message>
            <source>Collection letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Log a contact</source>
            <translation>登记沟通</translation>
        </message>
        <message>
            <source>Change the details</source>
            <translation>改资料</translation>
        </message>
        <message>
            <source>New contract</source>
            <translation>新合同</translation>
        </message>
        <message>
            <source>Merge a twin</source>
            <translation>合并重复客户</translation>
        </message>
        <message>
            <source>Why it is abnormal</source>
            <translation>为什么异常</translation>
        </message>
        <message>
            <source>Grades and points</source>
            <translation>等级与评分</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>放弃修改</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>下一个页签</translation>
        </message>
        <message>
            <source>Tab before</source>
            <translation>上一个页签</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>今天到期</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>To legal</source>
            <translation>移交法务</translation>
        </message>
        <message>
            <source>Bad debt alarm</source>
            <translation>坏账预警</translation>
        </message>
        <message>
            <source>Not due</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>预计</translation>
        </message>
        <message>
            <source>expected {day}</source>
            <translation>预计 {day}</translation>
        </message>
        <message>
            <source>{label}, after {what}</source>
            <translation>{label}，等{what}</translation>
        </message>
        <message>
            <source>signing</source>
            <translation>签订</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>发货</translation>
        </message>
        <message>
            <source>acceptance</source>
            <translation>验收</translation>
        </message>
        <message>
            <source>the end of the warranty</source>
            <translation>质保期满</translation>
        </message>
        <message>
            <source>its milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>not compared</source>
            <translation>未核对</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>cleared</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>To send</source>
            <translation>待寄</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>未回</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>已重出</translation>
        </message>
        <message>
            <source>Statement, open items</source>
            <translation>对账单，未结</translation>
        </message>
        <message>
            <source>Statement, detailed</source>
            <translation>对账单，明细</translation>
        </message>
        <message>
            <source>Balance confirmation</source>
            <translation>对账函</translation>
        </message>
        <message>
            <source>Payment reminder</source>
            <translation>付款提示函</translation>
        </message>
        <message>
            <source>Final demand</source>
            <translation>最后催告</translation>
        </message>
        <message>
            <source>Lawyer's letter</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>In force</source>
            <translation>履行中</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结清</translation>
        </message>
        <message>
            <source>Nothing is open.</source>
            <translation>没有未结的款项。</translation>
        </message>
        <message>
            <source>No contract yet. Ctrl+N makes one.</source>
            <translation>还没有合同。Ctrl+N 新建。</translation>
        </message>
        <message>
            <source>No invoice yet.</source>
            <translation>还没有发票。</translation>
        </message>
        <message>
            <source>received by them</source>
            <translation>已签收</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>已寄出</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>未寄</translation>
        </message>
        <message>
            <source>red</source>
            <translation>红字</translation>
        </message>
        <message>
            <source>Nothing was received yet.</source>
            <translation>还没有收款。</translation>
        </message>
        <message>
            <source>No statement was issued yet.</source>
            <translation>还没有出过对账函。</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已收</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未收</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>签订</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已收</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>With tax</source>
            <translation>价税合计</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>寄送</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付款人</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>已核销</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>未核销</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>截至</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>出具</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Open items</source>
            <translation>未结款项</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>对账函</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>资料</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Talks</source>
            <translation>沟通</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>WeChat or SMS</source>
            <translation>微信短信</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>信函</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>上门</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>没打通</translation>
        </message>
        <message>
            <source>will check the account</source>
            <translation>答应查账</translation>
        </message>
        <message>
            <source>says it is in process</source>
            <translation>说在走流程</translation>
        </message>
        <message>
            <source>message sent</source>
            <translation>已发消息</translation>
        </message>
        <message>
            <source>read, no reply</source>
            <translation>已读没回</translation>
        </message>
        <message>
            <source>Finance</source>
            <translation>财务</translation>
        </message>
        <message>
            <source>Purchasing</source>
            <translation>采购</translation>
        </message>
        <message>
            <source>Legal affairs</source>
            <translation>法务</translation>
        </message>
        <message>
            <source>Management</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>Merge a twin into this customer</source>
            <translation>把重复的客户并进来</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>this one</source>
            <translation>就是它</translation>
        </message>
        <message>
            <source>same tax no.</source>
            <translation>税号相同</translation>
        </message>
        <message>
            <source>same name, spelt differently</source>
            <translation>名称写法不同</translation>
        </message>
        <message>
            <source>pays from the same account</source>
            <translation>同一账号付款</translation>
        </message>
        <message>
            <source>paid under this name</source>
            <translation>用这个名称付过款</translation>
        </message>
        <message>
            <source>one is the short form of the other</source>
            <translation>一个是另一个的简称</translation>
        </message>
        <message>
            <source>sounds the same</source>
            <translation>读音相同</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>电话相同</translation>
        </message>
        <message>
            <source>contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>plan rows</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>receipts</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>deliveries</source>
            <translation>发货</translation>
        </message>
        <message>
            <source>promises</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>holds</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>contacts made</source>
            <translation>沟通记录</translation>
        </message>
        <message>
            <source>people</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>bank accounts</source>
            <translation>银行账户</translation>
        </message>
        <message>
            <source>statements</source>
            <translation>对账函</translation>
        </message>
        <message>
            <source>letters</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>payer names</source>
            <translation>付款名称</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>revoked</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>a match</source>
            <translation>核销</translation>
        </message>
        <message>
            <source>a sheet</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <source>a merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>不知道</translation>
        </message>
        <message>
            <source>weak</source>
            <translation>弱</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <source>strong</source>
            <translation>强</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>不是金额，写成 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>This is no day. Write it like 11-20 or +7.</source>
            <translation>不是日期，写成 11-20 或 +7。</translation>
        </message>
        <message>
            <source>A whole number.</source>
            <translation>要整数。</translation>
        </message>
        <message>
            <source>No such customer. Choose one of the list.</source>
            <translation>没有这个客户，从列表里选。</translation>
        </message>
        <message>
            <source>A customer needs a name.</source>
            <translation>客户要有名称。</translation>
        </message>
        <message>
            <source>There is one of that name: {customer}</source>
            <translation>已有同名客户：{customer}</translation>
        </message>
        <message>
            <source>{customer} has that number.</source>
            <translation>{customer} 已用这个税号。</translation>
        </message>
        <message>
            <source>{customer} has that code.</source>
            <translation>{customer} 已用这个编码。</translation>
        </message>
        <message>
            <source>It has 18 characters as a rule.</source>
            <translation>一般是 18 位。</translation>
        </message>
        <message>
            <source>A character that no such number has.</source>
            <translation>有税号里不会出现的字符。</translation>
        </message>
        <message>
            <source>The last character does not fit; {suggestion} would.</source>
            <translation>校验位不对，应为 {suggestion}。</translation>
        </message>
        <message>
            <source>No due day can be read from it. Like: 月结 30 天, net 30</source>
            <translation>读不出到期日。写成：月结 30 天、net 30</translation>
        </message>
        <message>
            <source>A day of the month, 1 to 31.</source>
            <translation>每月的 1 到 31 日。</translation>
        </message>
        <message>
            <source>That is too long ago.</source>
            <translation>太早了。</translation>
        </message>
        <message>
            <source>The limit is in {own}, not in {currency}.</source>
            <translation>额度是 {own}，不是 {currency}。</translation>
        </message>
        <message>
            <source>Limit and base amount are in the old one: change them too.</source>
            <translation>额度和铺底是原来的币种，要一起改。</translation>
        </message>
        <message>
            <source>That day is still to come.</source>
            <translation>那天还没到。</translation>
        </message>
        <message>
            <source>It would belong to itself.</source>
            <translation>绕回自己了。</translation>
        </message>
        <message>
            <source>Not below zero.</source>
            <translation>不能小于零。</translation>
        </message>
        <message>
            <source>“{code}” is no currency. Three letters like CNY, USD.</source>
            <translation>「{code}」不是币种，写三个字母，像 CNY、USD。</translation>
        </message>
        <message>
            <source>This cannot be.</source>
            <translation>不能这样填。</translation>
        </message>
        <message>
            <source>Who is it? Write a name.</source>
            <translation>是谁？写上姓名。</translation>
        </message>
        <message>
            <source>An address has one @: name@firm.cn.</source>
            <translation>邮箱里有一个 @：name@firm.cn。</translation>
        </message>
        <message>
            <source>An account has a number.</source>
            <translation>账户要有账号。</translation>
        </message>
        <message>
            <source>Write the name or the account.</source>
            <translation>写上名称或账号。</translation>
        </message>
        <message>
            <source>net {days}</source>
            <translation>账期 {days}</translation>
        </message>
        <message>
            <source>EOM + {days}</source>
            <translation>月结 {days}</translation>
        </message>
    </context>
    <context>
        <name>customers</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Owing</source>
            <translation>有欠款</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Abnormal</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Grade to be looked at</source>
            <translation>等级到期复评</translation>
        </message>
        <message>
            <source>Nobody owes anything.</source>
            <translation>没有人欠款。</translation>
        </message>
        <message>
            <source>Nobody is overdue.</source>
            <translation>没有人逾期。</translation>
        </message>
        <message>
            <source>Nobody is overdue beyond tolerance.</source>
            <translation>没有人逾期超过容忍。</translation>
        </message>
        <message>
            <source>Every grade is as it should be.</source>
            <translation>等级都不用复评。</translation>
        </message>
    </context>
    <context>
        <name>damaged</name>
        <message>
            <source>{size}, last written {when}</source>
            <translation>{size}，最后写入 {when}</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Newest good backup</source>
            <translation>最近的可用备份</translation>
        </message>
        <message>
            <source>none found on this PC</source>
            <translation>这台电脑上没找到</translation>
        </message>
        <message>
            <source>Can be read</source>
            <translation>还能读出</translation>
        </message>
        <message>
            <source>not looked at yet</source>
            <translation>还没看</translation>
        </message>
        <message>
            <source>{n} of them from the history</source>
            <translation>其中 {n} 行按历史补回</translation>
        </message>
        <message>
            <source>up to {n} missing</source>
            <translation>最多缺 {n} 行</translation>
        </message>
        <message>
            <source>nothing missing</source>
            <translation>一行不缺</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>all of them hold</source>
            <translation>都通过</translation>
        </message>
        <message>
            <source>Last entry</source>
            <translation>最后一笔</translation>
        </message>
        <message>
            <source>It holds</source>
            <translation>里面有</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>It holds nothing, 0 bytes: a copy that broke off. Take the last backup or another file.</source>
            <translation>里面什么都没有，0 字节：多半是没拷完。用最近的备份，或换一个文件。</translation>
        </message>
        <message>
            <source>This ledger is damaged</source>
            <translation>这个账套有损坏</translation>
        </message>
        <message>
            <source>Parts of the file can no longer be read. It stays exactly as it is: nothing in it is deleted or written over.</source>
            <translation>文件有一部分读不出来了。它原样留着，不会删，也不会覆盖。</translation>
        </message>
        <message>
            <source>This ledger is in use</source>
            <translation>这个账套正被占用</translation>
        </message>
        <message>
            <source>A program without a window holds it: a command that still runs, or one that hangs. Wait a moment or end it, then try again.</source>
            <translation>有个没窗口的程序占着它：命令还没跑完，或者卡住了。等一会儿或把它关掉，再试一次。</translation>
        </message>
        <message>
            <source>This ledger is not there</source>
            <translation>账套不在了</translation>
        </message>
        <message>
            <source>Was it moved or renamed? Find it again, or restore the last backup.</source>
            <translation>是不是挪走或改名了？找到它再打开，或者恢复最近的备份。</translation>
        </message>
        <message>
            <source>This ledger needs a newer version</source>
            <translation>这个账套要用新版打开</translation>
        </message>
        <message>
            <source>A newer version of the program has written it, and an older one would break it. Update the program on this PC; the ledger was left as it is.</source>
            <translation>它是更新的版本写的，用旧版会弄坏。请升级这台电脑上的应收管家，账套没有动。</translation>
        </message>
        <message>
            <source>This file is no ledger</source>
            <translation>这个文件不是账套</translation>
        </message>
        <message>
            <source>It belongs to another program, or its beginning is gone. It was left as it is.</source>
            <translation>它是别的程序的文件，或者开头坏了。没有动它。</translation>
        </message>
        <message>
            <source>This is a folder</source>
            <translation>这是一个文件夹</translation>
        </message>
        <message>
            <source>A ledger is one file that ends in .arapp. Choose it in the folder.</source>
            <translation>账套是一个 .arapp 文件，到文件夹里选它。</translation>
        </message>
        <message>
            <source>This file is empty</source>
            <translation>这个文件是空的</translation>
        </message>
        <message>
            <source>The structure of this ledger was changed</source>
            <translation>这本账的结构被改过</translation>
        </message>
        <message>
            <source>Tables or triggers in it are not as arapp made them: another program changed them. It was left as it is. Restore a backup, or read out what is in it.</source>
            <translation>表或触发器不是应收管家建的样子，被别的程序改过。文件原样留着；恢复备份，或把里面的账读出来。</translation>
        </message>
        <message>
            <source>This ledger cannot be written</source>
            <translation>这个账套不让写</translation>
        </message>
        <message>
            <source>There is no right to write the file or its folder. Change the rights, or work in a copy on this PC.</source>
            <translation>没有写这个文件或文件夹的权限。改一下权限，或者在这台电脑上用一份副本。</translation>
        </message>
        <message>
            <source>No room left on the disk</source>
            <translation>磁盘满了</translation>
        </message>
        <message>
            <source>The ledger is unharmed, nothing was written. Make room, then try again.</source>
            <translation>账没有坏，什么都没写。腾出空间再试一次。</translation>
        </message>
        <message>
            <source>A ledger must not live there</source>
            <translation>账套不能放在那里</translation>
        </message>
        <message>
            <source>This file is a backup</source>
            <translation>这个文件是备份</translation>
        </message>
        <message>
            <source>A backup is not worked in but restored. First you see what it holds.</source>
            <translation>备份不能直接记账，要先恢复。恢复前先看里面有什么。</translation>
        </message>
        <message>
            <source>This ledger cannot be opened</source>
            <translation>这个账套打不开</translation>
        </message>
        <message numerus="yes">
            <source>%n receivable(s)</source>
            <translation>
                <numerusform>应收 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>{plans}, open {amounts}</source>
            <translation>{plans}，余额 {amounts}</translation>
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
        <name>dunning</name>
        <message>
            <source>What it changes today</source>
            <translation>改了今天会怎样</translation>
        </message>
        <message>
            <source>Nobody chose it. F2 on a customer, contract or row does.</source>
            <translation>没人单独选它。到客户、合同或某笔款上按 F2 选。</translation>
        </message>
        <message>
            <source>Who has it</source>
            <translation>谁在用</translation>
        </message>
        <message>
            <source>and all who chose none</source>
            <translation>加上所有没单独选的</translation>
        </message>
        <message>
            <source>{rows} go by it. Change something and see who would move.</source>
            <translation>按它催的有 {rows}。改一处，看谁会换阶段。</translation>
        </message>
        <message>
            <source>{rows} of {customers} change their stage:</source>
            <translation>{rows}、{customers}换阶段：</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 种</numerusform>
            </translation>
        </message>
        <message>
            <source>No row changes its stage; {rows} go by it.</source>
            <translation>没有款换阶段；按它催的有 {rows}。</translation>
        </message>
        <message>
            <source>No overdue row goes by it yet.</source>
            <translation>还没有逾期款按它催。</translation>
        </message>
        <message>
            <source>To do today: {n}</source>
            <translation>今天要催：{n} 笔</translation>
        </message>
        <message>
            <source>Reminded of ahead: {n}</source>
            <translation>提前提醒：{n} 笔</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>哪一层</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Copy as a new one</source>
            <translation>复制一份</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>放弃改动</translation>
        </message>
        <message>
            <source>Put it right</source>
            <translation>改过来</translation>
        </message>
        <message>
            <source>Add a stage</source>
            <translation>加一段</translation>
        </message>
        <message>
            <source>Take it out</source>
            <translation>去掉</translation>
        </message>
        <message>
            <source>Take it away</source>
            <translation>删掉</translation>
        </message>
        <message>
            <source>As the program ships it</source>
            <translation>恢复出厂的样子</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>下一页签</translation>
        </message>
        <message>
            <source>A rate that was published</source>
            <translation>录一条公布的利率</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>% a year</source>
            <translation>年利率 %</translation>
        </message>
        <message>
            <source>The program knows the LPR up to {day}.</source>
            <translation>程序自带到 {day}。</translation>
        </message>
        <message>
            <source>Last entered by you: {day}.</source>
            <translation>自己录到 {day}。</translation>
        </message>
        <message>
            <source>Interest of later days goes by the last rate and says so. The LPR comes out on the 20th of each month.</source>
            <translation>之后的天数按最后一条算，算息表上会注明。LPR 每月 20 日公布。</translation>
        </message>
        <message>
            <source>Write a day: 20, 11.20, 2026-10-20</source>
            <translation>写日期：20、11.20、2026-10-20</translation>
        </message>
        <message>
            <source>That day is still to come.</source>
            <translation>那天还没到。</translation>
        </message>
        <message>
            <source>Write the percent of a year, like 3.00.</source>
            <translation>写年利率，如 3.00。</translation>
        </message>
        <message>
            <source>A year</source>
            <translation>年利率</translation>
        </message>
        <message>
            <source>entered</source>
            <translation>自己录的</translation>
        </message>
        <message>
            <source>Days ahead</source>
            <translation>提前提醒</translation>
        </message>
        <message>
            <source>retention</source>
            <translation>质保金</translation>
        </message>
        <message>
            <source>other rows</source>
            <translation>其他款</translation>
        </message>
        <message>
            <source>entered late, wait</source>
            <translation>补录后宽限</translation>
        </message>
        <message>
            <source>retention again every</source>
            <translation>质保金每隔</translation>
        </message>
        <message>
            <source>Told after</source>
            <translation>逾期上报</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>unsaved</source>
            <translation>没保存</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>own</source>
            <translation>自建</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>改过</translation>
        </message>
        <message>
            <source>New profile</source>
            <translation>新方案</translation>
        </message>
        <message>
            <source>The new profile needs a name.</source>
            <translation>新方案要有名称。</translation>
        </message>
        <message>
            <source>{name} is taken. Call it something else.</source>
            <translation>已经有「{name}」了，换个名称。</translation>
        </message>
        <message>
            <source>Name of the profile</source>
            <translation>方案名称</translation>
        </message>
        <message>
            <source>No stages: asked by hand only. Insert adds one.</source>
            <translation>没有阶段：只人工催。按 Insert 加一段。</translation>
        </message>
        <message numerus="yes">
            <source>%n stage(s)</source>
            <translation>
                <numerusform>%n 段</numerusform>
            </translation>
        </message>
        <message>
            <source>First put the stages right.</source>
            <translation>先把阶段改对。</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>上报给谁</translation>
        </message>
        <message>
            <source>Names stand on the lists, sheets and papers of a role. After how many days a role is told is said by the profile.</source>
            <translation>名字印在上报名单和单据上。逾期几天上报给谁，在方案里定。</translation>
        </message>
        <message>
            <source>the row's own salesperson</source>
            <translation>这笔款的业务员</translation>
        </message>
        <message>
            <source>nobody named</source>
            <translation>还没填</translation>
        </message>
        <message>
            <source>{rows} on the list today</source>
            <translation>今天名单上 {rows}</translation>
        </message>
        <message>
            <source>shipped</source>
            <translation>自带的</translation>
        </message>
        <message>
            <source>“{typed}” is no number of days. Write 0 to 3650.</source>
            <translation>「{typed}」不是天数，写 0 到 3650。</translation>
        </message>
        <message>
            <source>Days before the due day begin at 1.</source>
            <translation>提前的天数从 1 起。</translation>
        </message>
        <message>
            <source>“{typed}” is no amount. Write 1,000 or 1万.</source>
            <translation>「{typed}」不是金额，写 1,000 或 1万。</translation>
        </message>
        <message>
            <source>“{typed}” is nobody here. Write {roles}.</source>
            <translation>没有「{typed}」这个角色，写{roles}。</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>各阶段</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>all tones</source>
            <translation>各种语气</translation>
        </message>
        <message>
            <source>For</source>
            <translation>用于</translation>
        </message>
        <message>
            <source>In</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>语气</translation>
        </message>
        <message>
            <source>At</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>话术</translation>
        </message>
        <message>
            <source>What to write. F6 goes to the fields that can be put in.</source>
            <translation>写内容。F6 到可插入的字段。</translation>
        </message>
        <message>
            <source>All texts are those that ship. Ctrl+N writes one of your own.</source>
            <translation>都用自带的话术。Ctrl+N 写自己的。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{customer} has nothing for {fields}; they stay empty.</source>
            <translation>{customer} 没有 {fields}，会空着。</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>新话术</translation>
        </message>
        <message>
            <source>Tried on</source>
            <translation>拿谁试</translation>
        </message>
        <message>
            <source>Fields, Enter puts one in</source>
            <translation>字段，回车插入</translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation>读起来</translation>
        </message>
        <message>
            <source>Nobody owes anything overdue to try it on.</source>
            <translation>没有逾期的客户可以试。</translation>
        </message>
        <message>
            <source>No line of the today page is about this now.</source>
            <translation>今天页上现在没有这一类。</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Stands for</source>
            <translation>代表</translation>
        </message>
        <message>
            <source>due day</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>month end</source>
            <translation>月底</translation>
        </message>
        <message>
            <source>stage before</source>
            <translation>上一段</translation>
        </message>
        <message>
            <source>friendly</source>
            <translation>友好</translation>
        </message>
        <message>
            <source>formal</source>
            <translation>正式</translation>
        </message>
        <message>
            <source>firm</source>
            <translation>严正</translation>
        </message>
        <message>
            <source>none</source>
            <translation>不出</translation>
        </message>
        <message>
            <source>reminder</source>
            <translation>付款提示函</translation>
        </message>
        <message>
            <source>demand</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>final demand</source>
            <translation>严正催告函</translation>
        </message>
        <message>
            <source>lawyer's letter</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>短信</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>Reminder</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>row</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>One year</source>
            <translation>一年期</translation>
        </message>
        <message>
            <source>Five years and more</source>
            <translation>五年期以上</translation>
        </message>
        <message>
            <source>who is addressed</source>
            <translation>对方联系人</translation>
        </message>
        <message>
            <source>the customer</source>
            <translation>客户简称</translation>
        </message>
        <message>
            <source>the own firm</source>
            <translation>本公司</translation>
        </message>
        <message>
            <source>who writes</source>
            <translation>经办人</translation>
        </message>
        <message>
            <source>which rows</source>
            <translation>哪几笔款</translation>
        </message>
        <message>
            <source>how much in all</source>
            <translation>一共多少</translation>
        </message>
        <message>
            <source>the oldest due day</source>
            <translation>最早到期日</translation>
        </message>
        <message>
            <source>days overdue</source>
            <translation>逾期天数</translation>
        </message>
        <message>
            <source>the own account, a sentence</source>
            <translation>收款账户，整句</translation>
        </message>
        <message>
            <source>what to write with the money</source>
            <translation>附言怎么写，整句</translation>
        </message>
        <message>
            <source>the day to answer by</source>
            <translation>几号前答复</translation>
        </message>
        <message>
            <source>all stages</source>
            <translation>各阶段</translation>
        </message>
        <message>
            <source>: </source>
            <translation>：</translation>
        </message>
        <message>
            <source>Stage {n}: {field} takes whole days, 0 to 3650.</source>
            <translation>第 {n} 段：「{field}」写整天数，0 到 3650。</translation>
        </message>
        <message>
            <source>Stage {n} ends before it begins.</source>
            <translation>第 {n} 段还没开始就结束了。</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Days after</source>
            <translation>从哪天算</translation>
        </message>
        <message>
            <source>What</source>
            <translation>做什么</translation>
        </message>
        <message>
            <source>How</source>
            <translation>渠道</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>谁来</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>From amount</source>
            <translation>满多少</translation>
        </message>
        <message>
            <source>Again after</source>
            <translation>隔多久</translation>
        </message>
        <message>
            <source>Begin stage {n} on day {day}</source>
            <translation>第 {n} 段从第 {day} 天起</translation>
        </message>
        <message>
            <source>End stage {n} on day {day}</source>
            <translation>第 {n} 段到第 {day} 天止</translation>
        </message>
        <message>
            <source>Leave the end of stage {n} open</source>
            <translation>第 {n} 段不填止</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <source>The computer refused it ({kind}). {fields}</source>
            <translation>电脑不让做（{kind}）。{fields}</translation>
        </message>
        <message>
            <source>This is not possible ({kind}). {fields}</source>
            <translation>这样不行（{kind}）。{fields}</translation>
        </message>
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
            <source>This backup is incomplete or damaged. Nothing was touched; take another.</source>
            <translation>这份备份不完整或坏了。什么都没动，换一份。</translation>
        </message>
        <message>
            <source>{file} is no backup and was not unpacked. Choose another file.</source>
            <translation>{file} 不像备份，没有打开它。换个文件。</translation>
        </message>
        <message>
            <source>The passphrase or recovery code is wrong, or the file is damaged. Type it once more.</source>
            <translation>密码或恢复码不对，要不就是文件坏了，再输一次。</translation>
        </message>
        <message>
            <source>{file} is sealed. Type its passphrase or the recovery code.</source>
            <translation>{file} 加了密，输入密码或恢复码。</translation>
        </message>
        <message>
            <source>{place} is not there now. Plug it in and try again.</source>
            <translation>{place} 现在不在，插上再来。</translation>
        </message>
        <message>
            <source>A passphrase has 10 characters at least.</source>
            <translation>密码至少 10 个字符。</translation>
        </message>
        <message>
            <source>Backups cannot go to {value}. Choose another folder.</source>
            <translation>备份放不到 {value}，换个文件夹。</translation>
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
            <source>{path} is damaged. Nothing was changed; open it from the file of a backup.</source>
            <translation>{path} 坏了，没有动它。从备份的文件打开。</translation>
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
            <source>The books do not hold a check. Nothing was written; check the books first.</source>
            <translation>账没对上，什么都没写；先查账。</translation>
        </message>
        <message>
            <source>The books are closed up to {until}. Choose a later day; what is in them stays.</source>
            <translation>账已锁到 {until}，换一个之后的日子；里面的不能再改。</translation>
        </message>
        <message>
            <source>Only past days can be closed: {latest} at the latest.</source>
            <translation>只能锁到过去的日子，最晚 {latest}。</translation>
        </message>
        <message>
            <source>The books are closed up to {present} already. Open them again for that.</source>
            <translation>账已锁到 {present}。要往前，先放开。</translation>
        </message>
        <message>
            <source>The books are not closed.</source>
            <translation>账没有锁。</translation>
        </message>
        <message>
            <source>The books are closed up to {present} only. Close more of them for that.</source>
            <translation>账只锁到 {present}。要锁到更晚，再锁一次。</translation>
        </message>
        <message>
            <source>Receipt {number} is allocated to {rows}. Take that back first.</source>
            <translation>收款 {number} 核销着 {rows}，先冲回核销。</translation>
        </message>
        <message>
            <source>{amount} of receipt {number} was refunded. Take that back first.</source>
            <translation>收款 {number} 退过 {amount}，先冲回退款。</translation>
        </message>
        <message>
            <source>{paid} of this row is paid. Take the allocation back first.</source>
            <translation>这笔应收已收 {paid}，先冲回核销。</translation>
        </message>
        <message>
            <source>This row is void since {day}.</source>
            <translation>这笔应收 {day} 已作废。</translation>
        </message>
        <message>
            <source>The file of “{name}” is gone. Restore it from a backup.</source>
            <translation>「{name}」的文件不在了，从备份恢复。</translation>
        </message>
        <message>
            <source>A ledger must lie on a disk of this PC, not in {name}.</source>
            <translation>账本要放在这台电脑的硬盘上，不能放在 {name}。</translation>
        </message>
        <message>
            <source>{path} lies in a cloud folder ({name}), which copies it while it is being written: that breaks it. Put it on a disk of this PC.</source>
            <translation>{path} 在云盘的同步文件夹里（{name}），边记边被上传，会坏。请放到这台电脑的硬盘上。</translation>
        </message>
        <message>
            <source>{path} lies on a network share ({name}): a lost connection or a second PC breaks it. Put it on a disk of this PC.</source>
            <translation>{path} 在网络共享上（{name}），断网或两台电脑同时开就会坏。请放到这台电脑的硬盘上。</translation>
        </message>
        <message>
            <source>{path} lies on a removable disk ({name}): pulled out while writing, it breaks. Put it on a disk of this PC; backups may go there.</source>
            <translation>{path} 在移动盘上（{name}），没写完就拔掉会坏。请放到这台电脑的硬盘上，备份可以放移动盘。</translation>
        </message>
        <message>
            <source>{path} is one file under {name} names (hard links): opened by another of them, the last entries are missing. Open a copy of it.</source>
            <translation>{path} 有 {name} 个名字（硬链接），换个名字打开会少最近的账。请复制一份再打开。</translation>
        </message>
        <message>
            <source>{path} is a backup. Restore it; what it holds is shown first.</source>
            <translation>{path} 是备份，要恢复才能用；恢复前先看里面有什么。</translation>
        </message>
        <message>
            <source>The ledger is open for reading only ({reason}). Nothing was written.</source>
            <translation>账本现在只能看（{reason}），什么都没有写。</translation>
        </message>
        <message>
            <source>Parts of the ledger can no longer be read: it is open for reading only. Nothing was written.</source>
            <translation>账本有的地方读不出了，现在只能看。什么都没写。</translation>
        </message>
        <message>
            <source>A check of the books does not hold: it is open for reading only. Nothing was written.</source>
            <translation>账有一项没对上，现在只能看。什么都没写。</translation>
        </message>
        <message>
            <source>There is no right to write the ledger: it is open for reading only. Nothing was written.</source>
            <translation>没有写这个账本的权限，现在只能看。什么都没写。</translation>
        </message>
        <message>
            <source>{path} is a folder. Choose the file in it that ends in .arapp.</source>
            <translation>{path} 是文件夹。选里面的 .arapp 文件。</translation>
        </message>
        <message>
            <source>{path} is empty, 0 bytes: a copy that broke off. Choose another file.</source>
            <translation>{path} 是空的，0 字节，多半是没拷完。换一个文件。</translation>
        </message>
        <message>
            <source>{path} is empty, 0 bytes: a copy that broke off. Restore a backup.</source>
            <translation>{path} 是空的，0 字节，多半是没拷完。恢复一份备份。</translation>
        </message>
        <message>
            <source>The structure of {path} is not as arapp made it: another program changed it. Nothing was touched. Restore a backup, or read out what is in it.</source>
            <translation>{path} 的结构被别的程序改过，没有动它。恢复备份，或把里面的账读出来。</translation>
        </message>
        <message>
            <source>The name or the path is too long. Choose a shorter name or folder.</source>
            <translation>文件名或路径太长，换个短些的名字或文件夹。</translation>
        </message>
        <message>
            <source>{value} lies after today. Choose today or an earlier day.</source>
            <translation>{value} 在今天之后，选今天或更早的日子。</translation>
        </message>
        <message>
            <source>{value} lies before the receipt of {first}. Choose that day or a later one.</source>
            <translation>{value} 早于这笔收款的到账日 {first}，选那天或以后。</translation>
        </message>
        <message>
            <source>The program made a mistake; the books are unharmed.</source>
            <translation>程序自己出了错，账没有受影响。</translation>
        </message>
        <message>
            <source>The computer refused it: {detail}</source>
            <translation>电脑不让做：{detail}</translation>
        </message>
        <message>
            <source>{file} is not the file that was attached as {name}.</source>
            <translation>{file} 不是当时附上的 {name}。</translation>
        </message>
        <message>
            <source>This is not possible here.</source>
            <translation>这里办不到。</translation>
        </message>
        <message>
            <source>{name} is there already. Choose another name.</source>
            <translation>{name} 已经有了，换个名字。</translation>
        </message>
        <message>
            <source>It was ticked off as paid on {day}.</source>
            <translation>{day}已经勾为付清。</translation>
        </message>
        <message>
            <source>{customer} is part of another customer now: {into}.</source>
            <translation>{customer} 已经并入另一家客户：{into}。</translation>
        </message>
        <message>
            <source>There is one of this name already: {name}.</source>
            <translation>已经有同名的：{name}。</translation>
        </message>
        <message>
            <source>This receipt is in the books already: {number}.</source>
            <translation>这笔收款已经登记过：{number}。</translation>
        </message>
        <message>
            <source>The row belongs to another customer. Say why, then it can be allocated.</source>
            <translation>这笔是别的客户的，写明原因就能核销。</translation>
        </message>
        <message>
            <source>This milestone is confirmed already.</source>
            <translation>这个节点已经确认过。</translation>
        </message>
        <message>
            <source>This was taken back already.</source>
            <translation>这笔已经冲回了。</translation>
        </message>
        <message>
            <source>The books changed meanwhile. Look again, then repeat it.</source>
            <translation>账刚刚变过，再看一眼重来。</translation>
        </message>
        <message>
            <source>{customer} is on hold: {reason}.</source>
            <translation>{customer} 暂不催：{reason}。</translation>
        </message>
        <message>
            <source>The sample goes into an empty ledger only.</source>
            <translation>示例只能放进空账套。</translation>
        </message>
        <message>
            <source>{customer} has nothing overdue.</source>
            <translation>{customer} 没有逾期的款。</translation>
        </message>
        <message>
            <source>{customer} had this letter on {day} ({number}). The next is due on {next_day}.</source>
            <translation>{customer} 在 {day} 刚出过这种函（{number}），下一封到 {next_day} 才该出。</translation>
        </message>
        <message>
            <source>The figures on the paper do not agree ({number}). Check the books first.</source>
            <translation>纸上的数对不上（{number}），先检查账本。</translation>
        </message>
        <message>
            <source>This row is only expected. Confirm its milestone first.</source>
            <translation>这笔还是预计，先确认节点。</translation>
        </message>
        <message>
            <source>The receipt is allocated already. Take that back first.</source>
            <translation>这笔收款已核销，先冲回。</translation>
        </message>
        <message>
            <source>A difference for this reason goes up to {limit}.</source>
            <translation>这个原因的差额最多 {limit}。</translation>
        </message>
        <message>
            <source>Invoice {number} is there already.</source>
            <translation>发票 {number} 已经登记过。</translation>
        </message>
        <message>
            <source>Delivery {number} is there already.</source>
            <translation>送货单 {number} 已经登记过。</translation>
        </message>
        <message>
            <source>Contract {contract} is a draft or void and takes no invoice.</source>
            <translation>合同 {contract} 是草稿或已作废，发票挂不上去。</translation>
        </message>
        <message>
            <source>Invoice {number} departs from its contract. Put it right, or say why.</source>
            <translation>发票 {number} 和合同对不上。改对，或写明原因。</translation>
        </message>
        <message>
            <source>There is no difference to confirm.</source>
            <translation>没有要确认的差异。</translation>
        </message>
        <message>
            <source>The invoice made a row of its own. Void that first, or it is owed twice.</source>
            <translation>这张发票自己有一笔应收，先作废那笔，不然欠两遍。</translation>
        </message>
        <message>
            <source>This is a red invoice itself.</source>
            <translation>这张本身就是红字发票。</translation>
        </message>
        <message>
            <source>The invoice is taken back whole already.</source>
            <translation>这张发票已经全部红冲。</translation>
        </message>
        <message>
            <source>{left} of the invoice is left to take back, not {wanted}.</source>
            <translation>这张发票只剩 {left} 可冲，不够 {wanted}。</translation>
        </message>
        <message>
            <source>Row {label} is billed by another invoice.</source>
            <translation>「{label}」已挂在另一张发票上。</translation>
        </message>
        <message>
            <source>The period changed since {number} was issued. Issue it anew.</source>
            <translation>{number} 出具以后账有更正，重出一份。</translation>
        </message>
        <message>
            <source>A newer paper has taken the place of {number}.</source>
            <translation>{number} 已被新的一份代替。</translation>
        </message>
        <message>
            <source>{file} cannot be read.</source>
            <translation>读不了 {file}。</translation>
        </message>
        <message>
            <source>{file} is incomplete. Copy it again, or save it anew in Excel.</source>
            <translation>{file} 不完整，重新复制一份，或在 Excel 里另存。</translation>
        </message>
        <message>
            <source>{file} is open elsewhere. Close it in Excel and try again.</source>
            <translation>{file} 正被占用，在 Excel 里关掉再来。</translation>
        </message>
        <message>
            <source>{file} is not there any more.</source>
            <translation>{file} 不在了。</translation>
        </message>
        <message>
            <source>{file} is too large. Split it, or leave out empty rows and pictures.</source>
            <translation>{file} 太大，拆开，或去掉空行和图片。</translation>
        </message>
        <message>
            <source>{file} is not safe to read and was left alone.</source>
            <translation>{file} 不安全，没有读它。</translation>
        </message>
        <message>
            <source>One thing to settle first: {question}</source>
            <translation>先定一件事：{question}</translation>
        </message>
        <message>
            <source>{file} is no sheet ({found}). Save it as xlsx or csv.</source>
            <translation>{file} 不是表格（{found}），另存为 xlsx 或 csv。</translation>
        </message>
        <message>
            <source>No table was recognised in {file}. Is there a header row?</source>
            <translation>{file} 里没认出表，表头在吗？</translation>
        </message>
        <message>
            <source>{file} has a password.</source>
            <translation>{file} 有密码。</translation>
        </message>
        <message>
            <source>{file} is another kind of table ({found}) and holds no receivables.</source>
            <translation>{file} 是别的表（{found}），里面没有应收。</translation>
        </message>
        <message>
            <source>Stage {stage} ({name}) begins on day {day}, while {before} still runs.</source>
            <translation>第 {stage} 阶段「{name}」从第 {day} 天起，和「{before}」重叠了。</translation>
        </message>
        <message>
            <source>Stage {stage} ({name}): nothing covers day {day}. Move its days or leave the end open.</source>
            <translation>第 {stage} 阶段「{name}」：第 {day} 天没人管，改天数，或最后一段不填止。</translation>
        </message>
        <message>
            <source>Stage {stage} ({name}): stages that count from the one before come last.</source>
            <translation>第 {stage} 阶段「{name}」：从上一步算起的要排在最后。</translation>
        </message>
        <message>
            <source>Count all stages from the due day, or all from the end of its month.</source>
            <translation>各阶段要么都从到期日算，要么都从月底算。</translation>
        </message>
        <message>
            <source>The default profile needs stages. Choose “by hand” for single customers instead.</source>
            <translation>默认方案得有阶段；仅人工的请单独指定给客户。</translation>
        </message>
        <message>
            <source>{name} is still used in {count} places. Give them another profile first.</source>
            <translation>「{name}」还有 {count} 处在用，先给它们换方案。</translation>
        </message>
        <message>
            <source>There is a text called {name} already. Call this one something else.</source>
            <translation>已经有叫「{name}」的话术，换个名称。</translation>
        </message>
        <message>
            <source>{name} is no longer used. Save it anew first.</source>
            <translation>「{name}」已停用，先重新保存。</translation>
        </message>
        <message>
            <source>{label} is not open: settled, void or not firm yet.</source>
            <translation>「{label}」没有未收：已结清、作废或还没生效。</translation>
        </message>
        <message>
            <source>{owner} has it since {day}. Hand that on instead.</source>
            <translation>{owner} {day} 起在办了，改用转交。</translation>
        </message>
        <message>
            <source>Open is {open}, agreed {agreed}: {difference} apart.</source>
            <translation>未收 {open}，协议合计 {agreed}，差 {difference}。</translation>
        </message>
        <message>
            <source>It is not put off.</source>
            <translation>它没有暂缓。</translation>
        </message>
        <message>
            <source>{value} is not after today. Choose a later day.</source>
            <translation>{value} 不晚于今天，选以后的日子。</translation>
        </message>
        <message>
            <source>Limitation runs out on {day}. It cannot be put off beyond that.</source>
            <translation>诉讼时效 {day} 就到，只能缓到那天之前。</translation>
        </message>
        <message>
            <source>There is a later run, of {last}. Choose that day or a later one.</source>
            <translation>{last} 已经催过，日期不能早于它。</translation>
        </message>
        <message>
            <source>Which day? Put one in.</source>
            <translation>哪一天？填日期。</translation>
        </message>
        <message>
            <source>{field}: “{value}” is no day. Write 2026-11-12.</source>
            <translation>{field}「{value}」不是一天，写成 2026-11-12。</translation>
        </message>
        <message>
            <source>{field}: {value} has passed. Put in today or a later day.</source>
            <translation>{field} {value} 已经过了，改成今天或以后。</translation>
        </message>
        <message>
            <source>{field} is empty: by which day was it promised?</source>
            <translation>{field} 没填：承诺哪天付？</translation>
        </message>
        <message>
            <source>{field}: “{value}” is no usable amount.</source>
            <translation>{field}「{value}」不是能用的金额。</translation>
        </message>
        <message>
            <source>{field} holds no usable amount: how much was promised?</source>
            <translation>{field} 没有能用的金额：承诺付多少？</translation>
        </message>
        <message>
            <source>{field}: {value} is too much, no more than {available} is open.</source>
            <translation>{field} {value} 太多，最多 {available} 未收。</translation>
        </message>
        <message>
            <source>{field} holds a formula or an error ({value}). Type what is meant.</source>
            <translation>{field} 里是公式或错误（{value}），直接填上内容。</translation>
        </message>
        <message>
            <source>How much was promised?</source>
            <translation>承诺多少？填金额。</translation>
        </message>
        <message>
            <source>No more than {available} is open.</source>
            <translation>最多 {available}，没那么多未收。</translation>
        </message>
        <message>
            <source>{sheet} {place} was changed; only yellow columns may be. Undo that or export anew.</source>
            <translation>{sheet} {place} 改了不该改的列，只填黄色的列；改回去，或重新导出。</translation>
        </message>
        <message>
            <source>This workbook was not made for this ledger. Export it anew.</source>
            <translation>这份表不是这个账套导出的，重新导出。</translation>
        </message>
        <message>
            <source>{sheet} {place}: there is no such row any more.</source>
            <translation>{sheet} {place} 找不到这笔款。</translation>
        </message>
        <message>
            <source>{customer} owes nothing that could be claimed.</source>
            <translation>{customer} 没有可主张的款项。</translation>
        </message>
        <message>
            <source>This contract is not active.</source>
            <translation>这份合同没生效。</translation>
        </message>
        <message>
            <source>This contract was called off.</source>
            <translation>这份合同已作废。</translation>
        </message>
        <message>
            <source>This contract is closed. Open it again first.</source>
            <translation>这份合同已结清，先重新打开。</translation>
        </message>
        <message>
            <source>More than one contract is called {key}: {customers}. Say whose it is.</source>
            <translation>不止一份合同叫 {key}：{customers}。说明是哪一家的。</translation>
        </message>
        <message>
            <source>The plan adds up to {planned}, the contract is {amount}: {difference} apart.</source>
            <translation>计划合计 {planned}，合同额 {amount}，差 {difference}。</translation>
        </message>
        <message>
            <source>{customer} has a contract {number} already.</source>
            <translation>{customer} 已有合同 {number}。</translation>
        </message>
        <message>
            <source>{name} is part of {into} now. Choose that one.</source>
            <translation>{name} 已并入 {into}，选那一家。</translation>
        </message>
        <message>
            <source>This contract has a plan already. Change it by a supplement.</source>
            <translation>这份合同已有收款计划，用补充协议改。</translation>
        </message>
        <message>
            <source>The supplement changes nothing. Strike a row or add one.</source>
            <translation>补充协议什么都没改，划掉一期或加一期。</translation>
        </message>
        <message>
            <source>{label} is not a row of this contract's plan.</source>
            <translation>{label} 不是这份合同的收款计划。</translation>
        </message>
        <message>
            <source>Nothing would be left of the contract. Call it off instead.</source>
            <translation>合同额减完了，不做就把合同作废。</translation>
        </message>
        <message>
            <source>{paid} of {label} is paid. Take the allocation back first.</source>
            <translation>{label} 已收 {paid}，先冲回核销。</translation>
        </message>
        <message>
            <source>Invoice {invoice} stands. Take it back by a red one first.</source>
            <translation>发票 {invoice} 还在，先红冲。</translation>
        </message>
        <message>
            <source>{open} is still to be collected. Close the contract when all of it is in.</source>
            <translation>还有 {open} 没收，收齐了再结清合同。</translation>
        </message>
        <message>
            <source>This milestone is not confirmed.</source>
            <translation>这个节点还没确认。</translation>
        </message>
        <message>
            <source>The contract is signed. If that is wrong, call the contract off.</source>
            <translation>合同已签订；签错了就把合同作废。</translation>
        </message>
        <message>
            <source>{label} was paid once, so it stays booked. Strike it by a supplement.</source>
            <translation>{label} 收过款又冲回了，入账要留着；用补充协议划掉它。</translation>
        </message>
        <message>
            <source>The contract has a milestone {name} already.</source>
            <translation>这份合同已有节点 {name}。</translation>
        </message>
        <message>
            <source>Something hangs on this milestone. It stays.</source>
            <translation>有款项挂在这个节点上，删不掉。</translation>
        </message>
        <message>
            <source>{value} lies before the signing of {signed_on}.</source>
            <translation>{value} 早于签订日期 {signed_on}。</translation>
        </message>
        <message>
            <source>{value} is too early: choose {first} or later.</source>
            <translation>{value} 太早，选 {first} 或以后。</translation>
        </message>
        <message>
            <source>This day lies before the signing of {signed_on}.</source>
            <translation>早于签订日期 {signed_on}。</translation>
        </message>
        <message>
            <source>“{value}” is no rule for a due day. Write it like 节点后 15 天 or 月结 30.</source>
            <translation>「{value}」不是到期规则，写成 节点后 15 天 或 月结 30。</translation>
        </message>
        <message>
            <source>Something is missing here ({field}).</source>
            <translation>这里没填（{field}）。</translation>
        </message>
        <message>
            <source>“{value}” is too long: at most {most} characters ({field}).</source>
            <translation>「{value}」太长了，最多 {most} 个字（{field}）。</translation>
        </message>
        <message>
            <source>The amount must be above zero.</source>
            <translation>金额要大于零。</translation>
        </message>
        <message>
            <source>The shares do not add up to 100 %.</source>
            <translation>比例加起来不是 100%。</translation>
        </message>
        <message>
            <source>{customer} would owe {after}, {over} over its limit of {limit}. Say why to go on.</source>
            <translation>{customer} 敞口将到 {after}，超额度 {limit} 共 {over}。仍要做，写明原因。</translation>
        </message>
        <message>
            <source>{customer} (grade {grade}) pays first: {missing} is missing. Say why to go on.</source>
            <translation>{customer}（{grade} 级）先款后货，还差 {missing}。仍要做，写明原因。</translation>
        </message>
        <message>
            <source>{customer} has {amount} overdue, for {days} days. A new contract needs the boss: say why.</source>
            <translation>{customer} 逾期 {amount}，最长 {days} 天。新合同需老板批准，写明原因。</translation>
        </message>
        <message>
            <source>There is a customer of that name: {customer}.</source>
            <translation>这个名称已有：{customer}。</translation>
        </message>
        <message>
            <source>{customer} has this tax number already.</source>
            <translation>这个税号是 {customer} 的。</translation>
        </message>
        <message>
            <source>{customer} has this code already.</source>
            <translation>这个编码是 {customer} 的。</translation>
        </message>
        <message>
            <source>The limit is in {currency}; it has to be in {own}.</source>
            <translation>额度是 {currency}，这里要用 {own}。</translation>
        </message>
        <message>
            <source>“{value}” pays for {customer} already.</source>
            <translation>「{value}」已是 {customer} 的。</translation>
        </message>
        <message>
            <source>That is the same customer. Choose another.</source>
            <translation>同一个客户，换一个。</translation>
        </message>
        <message>
            <source>{customer} has {count} rows in the closed period (to {until}). Merge it the other way.</source>
            <translation>{customer} 有 {count} 笔在锁定的期间里（到 {until}），反过来并。</translation>
        </message>
        <message>
            <source>{count} customers have grade {grade}. Give them another one first.</source>
            <translation>还有 {count} 户是 {grade} 级，先改它们的等级。</translation>
        </message>
        <message>
            <source>Grade {grade} is the last one and stays.</source>
            <translation>只剩 {grade} 级，删不了。</translation>
        </message>
        <message>
            <source>Another grade begins at {points} points. Choose other points.</source>
            <translation>另有等级从 {points} 分起，换个分数。</translation>
        </message>
        <message>
            <source>There is no field {field}.</source>
            <translation>没有这个字段：{field}。</translation>
        </message>
        <message>
            <source>“{value}” is no currency. Three letters like CNY, USD.</source>
            <translation>「{value}」不是币种，写三个字母，像 CNY、USD。</translation>
        </message>
        <message>
            <source>The weights do not add up to 100.</source>
            <translation>权重合计不是 100。</translation>
        </message>
        <message>
            <source>A better value may not earn less ({field}).</source>
            <translation>更好的反而得分更少（{field}）。</translation>
        </message>
        <message>
            <source>A step begins above what can be reached ({field}).</source>
            <translation>分段超出了最大的值（{field}）。</translation>
        </message>
        <message>
            <source>The steps begin at 0 and rise ({field}).</source>
            <translation>分段要从 0 起，依次变大（{field}）。</translation>
        </message>
        <message>
            <source>{value} has passed. Choose a day to come.</source>
            <translation>{value} 已经过了，选以后的日子。</translation>
        </message>
        <message>
            <source>Bill {number} is not in hand any more.</source>
            <translation>汇票 {number} 已不在手上。</translation>
        </message>
        <message>
            <source>Bill {number} is in hand.</source>
            <translation>汇票 {number} 就在手上。</translation>
        </message>
        <message>
            <source>Bill {number} was returned already.</source>
            <translation>汇票 {number} 已经退票。</translation>
        </message>
        <message>
            <source>Bill {number} was collected. If that is wrong, put it back in hand first.</source>
            <translation>汇票 {number} 已兑付。记错了就先收回到手上。</translation>
        </message>
        <message>
            <source>Bill {number} is in hand already, as receipt {receipt}.</source>
            <translation>汇票 {number} 还在手上，收款 {receipt} 已经记过。</translation>
        </message>
        <message>
            <source>Receipt {number} is another amount or in use: not this bill's money.</source>
            <translation>收款 {number} 金额不对或已用掉，不是这张汇票的钱。</translation>
        </message>
        <message>
            <source>{value} is more than the bill.</source>
            <translation>{value} 比票面还多。</translation>
        </message>
        <message>
            <source>More than {value} of it is settled already.</source>
            <translation>已抵掉的比 {value} 多。</translation>
        </message>
        <message>
            <source>{value} lies before the issue of {first}.</source>
            <translation>{value} 早于出票日 {first}。</translation>
        </message>
        <message>
            <source>{value} lies before {first}, when something was done with it.</source>
            <translation>{value} 早于上一次变动的 {first}。</translation>
        </message>
        <message>
            <source>It is that customer's already.</source>
            <translation>转出转入是同一个客户。</translation>
        </message>
        <message>
            <source>Receipt {number} brought money. Reverse it instead.</source>
            <translation>收款 {number} 是真收的钱，请用冲回。</translation>
        </message>
        <message>
            <source>{paid} of “{label}” is paid. Take the allocation back first.</source>
            <translation>「{label}」已经收了 {paid}，先冲回核销。</translation>
        </message>
        <message>
            <source>It became receipt {number}. Take that one back instead.</source>
            <translation>这笔钱转成了收款 {number}，冲回那一笔。</translation>
        </message>
        <message>
            <source>Receipt {number} stays taken back. Record it anew.</source>
            <translation>收款 {number} 冲回了就不能恢复，重新记一笔。</translation>
        </message>
        <message>
            <source>This debt was taken over. Reverse receipt {number} and it goes back.</source>
            <translation>这是转来的债务，冲回收款 {number} 就退回原处。</translation>
        </message>
        <message>
            <source>Nothing fills {value}. Choose a name from the list of fields.</source>
            <translation>没有 {value} 这个栏位，从栏位里选。</translation>
        </message>
        <message>
            <source>Nothing fills {value}. Did you mean {nearest}?</source>
            <translation>没有 {value} 这个栏位，是不是 {nearest}？</translation>
        </message>
        <message>
            <source>A brace stands alone: {value}. Names are written {{customer}}.</source>
            <translation>多了一个 {value}，栏位写成 {{客户}}。</translation>
        </message>
        <message>
            <source>The letter needs a line {value}: the overdue rows stand there.</source>
            <translation>正文要有一行 {value}，逾期明细放在那里。</translation>
        </message>
        <message>
            <source>{value} stands once, alone on its line.</source>
            <translation>{value} 只写一次，单独一行。</translation>
        </message>
        <message>
            <source>{value} is no picture that can be read. Take a PNG or JPEG.</source>
            <translation>{value} 不是能读的图片，用 PNG 或 JPEG。</translation>
        </message>
        <message>
            <source>{value} is neither PNG nor JPEG. Save it as one of these.</source>
            <translation>{value} 不是 PNG 也不是 JPEG，另存一下。</translation>
        </message>
        <message>
            <source>{value} is larger than {most} MB. A logo needs a few hundred KB at most.</source>
            <translation>{value} 超过 {most} MB，徽标几百 KB 就够。</translation>
        </message>
        <message>
            <source>{value} has too many pixels ({found}). Make it smaller first.</source>
            <translation>{value} 像素太多（{found}），先缩小。</translation>
        </message>
        <message>
            <source>{value} is a moving picture. Take one that stands still.</source>
            <translation>{value} 是动图，换一张静止的。</translation>
        </message>
        <message>
            <source>{value} is blank.</source>
            <translation>{value} 是空白的。</translation>
        </message>
        <message>
            <source>{value} is too long and thin for the head of a page.</source>
            <translation>{value} 太细长，放不进信头。</translation>
        </message>
        <message>
            <source>{value} holds too much detail for a logo. Take a plainer one.</source>
            <translation>{value} 细节太多，换一张简单的。</translation>
        </message>
        <message>
            <source>There is no file {value}.</source>
            <translation>没有文件 {value}。</translation>
        </message>
        <message>
            <source>What this rule finds is not certain enough to post by itself ({value}).</source>
            <translation>这条规则找到的不够确定，不能自动核销（{value}）。</translation>
        </message>
        <message>
            <source>The rule that takes all the rest stays at the end as it is.</source>
            <translation>兜底的规则留在最后，不能改。</translation>
        </message>
        <message>
            <source>{file} is no scan. PDF, PNG, JPG and TIF can be read.</source>
            <translation>{file} 不是扫描件。能读 PDF、PNG、JPG、TIF。</translation>
        </message>
        <message>
            <source>{number} was not logged as differing.</source>
            <translation>{number} 没登记过不符。</translation>
        </message>
        <message>
            <source>This difference is resolved already.</source>
            <translation>这条差异已经了结。</translation>
        </message>
        <message>
            <source>{number} was answered; no need to ask again.</source>
            <translation>{number} 已经回函，不用再催。</translation>
        </message>
        <message>
            <source>A statement that agrees has no differences.</source>
            <translation>相符的对账单不用列差异。</translation>
        </message>
        <message>
            <source>The balance named is not the statement's: log it as differing.</source>
            <translation>客户说的余额和对账单上的不一样，登记成不符。</translation>
        </message>
        <message>
            <source>{value} lies before the day of issue.</source>
            <translation>{value} 早于出具那天。</translation>
        </message>
        <message>
            <source>{value} lies before the day of the answer.</source>
            <translation>{value} 早于回函那天。</translation>
        </message>
        <message>
            <source>{file} cannot be opened, it may be cut short. Scan it again.</source>
            <translation>{file} 打不开，多半没传完。重新扫一份。</translation>
        </message>
        <message>
            <source>{file} has too many pixels. Scan it again at 300 dpi.</source>
            <translation>{file} 像素太多，用 300 dpi 重新扫一份。</translation>
        </message>
        <message>
            <source>{value} is out of range here.</source>
            <translation>{value} 超出范围。</translation>
        </message>
    </context>
    <context>
        <name>exporting</name>
        <message>
            <source>Export to Excel</source>
            <translation>导出到 Excel</translation>
        </message>
        <message>
            <source>Sheets (*.xlsx)</source>
            <translation>表格 (*.xlsx)</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) written to {file}</source>
            <translation>
                <numerusform>写了 %n 行到 {file}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>facts</name>
        <message>
            <source>Sample ledger</source>
            <translation>示例账套</translation>
        </message>
        <message>
            <source>Bank until {day}</source>
            <translation>银行流水到 {day}</translation>
        </message>
        <message>
            <source>Backup {when}, checked</source>
            <translation>备份 {when}，已校验</translation>
        </message>
        <message>
            <source>Backup {when}, not sound</source>
            <translation>备份 {when}，没对上</translation>
        </message>
    </context>
    <context>
        <name>finding</name>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Receipt plans</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>收款</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>今天到期</translation>
        </message>
        <message>
            <source>{days} overdue</source>
            <translation>逾期 {days}</translation>
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
            <source>History of this record</source>
            <translation>这条记录的历史</translation>
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
        <name>import</name>
        <message>
            <source>Open items</source>
            <translation>未收款明细</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Invoice lines</source>
            <translation>发票明细</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送货</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>收款流水</translation>
        </message>
        <message>
            <source>Running ledger</source>
            <translation>往来明细账</translation>
        </message>
        <message>
            <source>Our account</source>
            <translation>本方账户</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>余额</translation>
        </message>
        <message>
            <source>Bank account</source>
            <translation>银行账号</translation>
        </message>
        <message>
            <source>Booked on</source>
            <translation>入账日期</translation>
        </message>
        <message>
            <source>Customer code</source>
            <translation>客户编号</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Contract no.</source>
            <translation>合同编号</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>贷方</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>币种</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>借方</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>In or out</source>
            <translation>收支方向</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Email</source>
            <translation>邮箱</translation>
        </message>
        <message>
            <source>Ends on</source>
            <translation>终止日期</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>信用等级</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>价税合计</translation>
        </message>
        <message>
            <source>Instalment</source>
            <translation>分期金额</translation>
        </message>
        <message>
            <source>Invoice no.</source>
            <translation>发票号码</translation>
        </message>
        <message>
            <source>Goods or service</source>
            <translation>货物名称</translation>
        </message>
        <message>
            <source>Kind of invoice</source>
            <translation>票种</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>信用额度</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>收款方式</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>不含税金额</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Open amount</source>
            <translation>未收金额</translation>
        </message>
        <message>
            <source>Open amount, credit side</source>
            <translation>未收金额（贷方）</translation>
        </message>
        <message>
            <source>Opening balance</source>
            <translation>期初余额</translation>
        </message>
        <message>
            <source>Money out</source>
            <translation>支出金额</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已收金额</translation>
        </message>
        <message>
            <source>Paid on</source>
            <translation>到账日</translation>
        </message>
        <message>
            <source>Month or age</source>
            <translation>月份或账龄</translation>
        </message>
        <message>
            <source>Payee</source>
            <translation>收款人</translation>
        </message>
        <message>
            <source>Payee's account</source>
            <translation>收款账号</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付款人</translation>
        </message>
        <message>
            <source>Payer's account</source>
            <translation>付款账号</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>单价</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已收金额</translation>
        </message>
        <message>
            <source>Takes back</source>
            <translation>被红冲发票</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Legal representative</source>
            <translation>法定代表人</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>职务</translation>
        </message>
        <message>
            <source>Serial no.</source>
            <translation>流水号</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>签订日期</translation>
        </message>
        <message>
            <source>Specification</source>
            <translation>规格型号</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>合同名称</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税额</translation>
        </message>
        <message>
            <source>Tax no.</source>
            <translation>税号</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>付款条件</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Length of warranty</source>
            <translation>质保期</translation>
        </message>
        <message>
            <source>Amount due</source>
            <translation>应收金额</translation>
        </message>
        <message>
            <source>Contract amount</source>
            <translation>合同金额</translation>
        </message>
        <message>
            <source>Invoice code</source>
            <translation>发票代码</translation>
        </message>
        <message>
            <source>Invoice day</source>
            <translation>开票日期</translation>
        </message>
        <message>
            <source>Delivery note no.</source>
            <translation>送货单号</translation>
        </message>
        <message>
            <source>Sent out on</source>
            <translation>送货日期</translation>
        </message>
        <message>
            <source>Amount with tax</source>
            <translation>含税金额</translation>
        </message>
        <message>
            <source>Money in</source>
            <translation>收入金额</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>不用</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空表</translation>
        </message>
        <message>
            <source>no header found</source>
            <translation>没找到表头</translation>
        </message>
        <message>
            <source>hidden sheet</source>
            <translation>隐藏的表</translation>
        </message>
        <message>
            <source>sums up other sheets</source>
            <translation>是别的表的汇总</translation>
        </message>
        <message>
            <source>months side by side, owed or received?</source>
            <translation>月份横着排，没说是应收还是回款</translation>
        </message>
        <message>
            <source>says nothing of who owes what</source>
            <translation>不是谁欠多少的表</translation>
        </message>
        <message>
            <source>columns not understood</source>
            <translation>认不出列的含义</translation>
        </message>
        <message>
            <source>a credit card bill</source>
            <translation>信用卡账单</translation>
        </message>
        <message>
            <source>payables, not receivables</source>
            <translation>是应付，不是应收</translation>
        </message>
        <message>
            <source>a trial balance</source>
            <translation>科目余额表</translation>
        </message>
        <message>
            <source>a cash journal</source>
            <translation>现金日记账</translation>
        </message>
        <message>
            <source>no column for {field}</source>
            <translation>缺「{field}」这一列</translation>
        </message>
        <message>
            <source>year.month.day</source>
            <translation>年.月.日</translation>
        </message>
        <message>
            <source>month/day/year</source>
            <translation>月/日/年</translation>
        </message>
        <message>
            <source>day/month/year</source>
            <translation>日/月/年</translation>
        </message>
        <message>
            <source>Unit: 1</source>
            <translation>单位 元</translation>
        </message>
        <message>
            <source>Unit: 1,000</source>
            <translation>单位 千元</translation>
        </message>
        <message>
            <source>Unit: 10,000</source>
            <translation>单位 万元</translation>
        </message>
        <message>
            <source>Unit: 1,000,000</source>
            <translation>单位 百万元</translation>
        </message>
        <message>
            <source>Unit: 100,000,000</source>
            <translation>单位 亿元</translation>
        </message>
        <message>
            <source>(not calculated)</source>
            <translation>（公式没算过）</translation>
        </message>
        <message>
            <source>(starts a program)</source>
            <translation>（会启动程序）</translation>
        </message>
        <message>
            <source>(there twice)</source>
            <translation>（有两份）</translation>
        </message>
        <message>
            <source>(no number)</source>
            <translation>（不是数）</translation>
        </message>
    </context>
    <context>
        <name>invoice</name>
        <message>
            <source>agrees</source>
            <translation>对得上</translation>
        </message>
        <message>
            <source>different</source>
            <translation>有差异</translation>
        </message>
        <message>
            <source>have a look</source>
            <translation>看一眼</translation>
        </message>
        <message>
            <source>Fill this in</source>
            <translation>这里要填</translation>
        </message>
        <message>
            <source>Net and tax make {expected}</source>
            <translation>不含税加税额是 {expected}</translation>
        </message>
        <message>
            <source>The lines make {expected}</source>
            <translation>各行加起来是 {expected}</translation>
        </message>
        <message>
            <source>Line {line}: quantity times price is {expected}; a cent may be off</source>
            <translation>第 {line} 行：数量乘单价是 {expected}，最多差一分</translation>
        </message>
        <message>
            <source>Line {line}: amount times rate is {expected}; six cents may be off</source>
            <translation>第 {line} 行：金额乘税率是 {expected}，最多差六分</translation>
        </message>
        <message>
            <source>Must be more than zero</source>
            <translation>要大于零</translation>
        </message>
        <message>
            <source>That day is still to come</source>
            <translation>那天还没到</translation>
        </message>
        <message>
            <source>Not before {first}</source>
            <translation>不能早于 {first}</translation>
        </message>
        <message>
            <source>It was received on {last} already</source>
            <translation>{last} 已经签收</translation>
        </message>
        <message>
            <source>That is too large</source>
            <translation>太大了</translation>
        </message>
        <message>
            <source>That is another customer's contract</source>
            <translation>这是别的客户的合同</translation>
        </message>
        <message>
            <source>Special VAT invoice</source>
            <translation>专用发票</translation>
        </message>
        <message>
            <source>Ordinary invoice</source>
            <translation>普通发票</translation>
        </message>
    </context>
    <context>
        <name>invoices</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Different</source>
            <translation>有差异</translation>
        </message>
        <message>
            <source>Not signed for</source>
            <translation>未签收</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红冲</translation>
        </message>
        <message>
            <source>Triangle</source>
            <translation>三角表</translation>
        </message>
        <message>
            <source>Every invoice agrees with its contract.</source>
            <translation>每张发票都和合同对得上。</translation>
        </message>
        <message>
            <source>Everything that was sent is signed for.</source>
            <translation>寄出的都签收了。</translation>
        </message>
        <message>
            <source>Nothing was taken back.</source>
            <translation>没有红冲。</translation>
        </message>
        <message>
            <source>different</source>
            <translation>有差异</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>对得上</translation>
        </message>
        <message>
            <source>red</source>
            <translation>红字</translation>
        </message>
        <message>
            <source>red in part</source>
            <translation>部分红冲</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已红冲</translation>
        </message>
        <message>
            <source>signed {day}</source>
            <translation>{day} 签收</translation>
        </message>
        <message>
            <source>sent {day}</source>
            <translation>{day} 寄出</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>未寄</translation>
        </message>
        <message>
            <source>sent {day}, {days} without a signature</source>
            <translation>{day} 寄出，{days}没签收</translation>
        </message>
    </context>
    <context>
        <name>journal</name>
        <message>
            <source>Taken back: {label}</source>
            <translation>撤销：{label}</translation>
        </message>
        <message>
            <source>Done again: {label}</source>
            <translation>重做：{label}</translation>
        </message>
        <message>
            <source>up to {day}</source>
            <translation>到 {day}</translation>
        </message>
        <message>
            <source>{first}, {second}</source>
            <translation>{first}，{second}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Void</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>冲回</translation>
        </message>
        <message>
            <source>reissue only</source>
            <translation>只能重出</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>有{label}在后</translation>
        </message>
        <message>
            <source>month closed</source>
            <translation>月份已锁</translation>
        </message>
        <message>
            <source>too long ago</source>
            <translation>太早，撤不了</translation>
        </message>
        <message>
            <source>by the owner</source>
            <translation>老板可解</translation>
        </message>
        <message>
            <source>no right</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>已冲回</translation>
        </message>
        <message>
            <source>Takes this step back, as if it had not been done.</source>
            <translation>撤掉这一步，就当没做过。</translation>
        </message>
        <message>
            <source>The papers leave the lists; their numbers stay used and are listed as void.</source>
            <translation>函件从列表里拿掉，编号照占，列为作废。</translation>
        </message>
        <message>
            <source>History stays: a new row of today with the opposite sign.</source>
            <translation>原来的不动，今天记一行相反的。</translation>
        </message>
        <message>
            <source>The paper is out. Issue a new one: it takes the place of this.</source>
            <translation>函已经发出。重出一份，替代这一份。</translation>
        </message>
        <message>
            <source>{label} depends on it (no. {seq}). Take that back first.</source>
            <translation>第 {seq} 步「{label}」依着它，先撤那一步。</translation>
        </message>
        <message>
            <source>It is dated in a closed month.</source>
            <translation>日期落在已锁的月份里。</translation>
        </message>
        <message>
            <source>Only the last thirty steps can be taken back.</source>
            <translation>只有最近三十步能撤。</translation>
        </message>
        <message>
            <source>Only the owner opens a closed month.</source>
            <translation>锁了的月份只有老板能解。</translation>
        </message>
        <message>
            <source>Your role does not allow it.</source>
            <translation>你的角色不能做这个。</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>Reversal of the receipt</source>
            <translation>收款冲回</translation>
        </message>
        <message>
            <source>{record} added</source>
            <translation>新记{record}</translation>
        </message>
        <message>
            <source>{record} removed</source>
            <translation>拿掉{record}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Allowed although</source>
            <translation>放行理由</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>为什么</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Bank account</source>
            <translation>银行账户</translation>
        </message>
        <message>
            <source>Allocation</source>
            <translation>核销</translation>
        </message>
        <message>
            <source>Prepayment allocated</source>
            <translation>预收款核销</translation>
        </message>
        <message>
            <source>File attached</source>
            <translation>添加附件</translation>
        </message>
        <message>
            <source>Payable</source>
            <translation>应付</translation>
        </message>
        <message>
            <source>Payable paid</source>
            <translation>应付付清</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>To-do</source>
            <translation>待办</translation>
        </message>
        <message>
            <source>To-do opened again</source>
            <translation>待办重开</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Product retired</source>
            <translation>产品停用</translation>
        </message>
        <message>
            <source>Salesperson</source>
            <translation>业务员</translation>
        </message>
        <message>
            <source>Milestone confirmed</source>
            <translation>确认节点</translation>
        </message>
        <message>
            <source>Pair declined</source>
            <translation>不是这一笔</translation>
        </message>
        <message>
            <source>Attachment removed</source>
            <translation>移除附件</translation>
        </message>
        <message>
            <source>Kept rows dealt with</source>
            <translation>待核行办完</translation>
        </message>
        <message>
            <source>To-do done</source>
            <translation>办完待办</translation>
        </message>
        <message>
            <source>New ledger</source>
            <translation>新建账套</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Invoice compared</source>
            <translation>核对发票</translation>
        </message>
        <message>
            <source>Difference accepted</source>
            <translation>确认差异</translation>
        </message>
        <message>
            <source>Delivery linked</source>
            <translation>送货挂发票</translation>
        </message>
        <message>
            <source>Invoice linked</source>
            <translation>发票挂合同</translation>
        </message>
        <message>
            <source>Invoice received</source>
            <translation>发票签收</translation>
        </message>
        <message>
            <source>Delivery changed</source>
            <translation>改送货单</translation>
        </message>
        <message>
            <source>Delivery taken back</source>
            <translation>撤回送货单</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>送货</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Red invoice</source>
            <translation>红字发票</translation>
        </message>
        <message>
            <source>Invoice sent</source>
            <translation>发票寄出</translation>
        </message>
        <message>
            <source>Letters issued</source>
            <translation>出催款函</translation>
        </message>
        <message>
            <source>Statements issued</source>
            <translation>出具对账单</translation>
        </message>
        <message>
            <source>Hold lifted</source>
            <translation>取消暂缓</translation>
        </message>
        <message>
            <source>Contact logged</source>
            <translation>登记沟通</translation>
        </message>
        <message>
            <source>Period closed</source>
            <translation>锁定期间</translation>
        </message>
        <message>
            <source>Receipt marked</source>
            <translation>标记收款</translation>
        </message>
        <message>
            <source>Statement marked</source>
            <translation>登记对账</translation>
        </message>
        <message>
            <source>Ledger brought up to date</source>
            <translation>账本升级</translation>
        </message>
        <message>
            <source>Safe receipts posted</source>
            <translation>自动核销</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>登记收款</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Receipt reversed</source>
            <translation>冲回收款</translation>
        </message>
        <message>
            <source>Refund taken back</source>
            <translation>冲回退款</translation>
        </message>
        <message>
            <source>Alias revoked</source>
            <translation>撤掉付款方别名</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Facts of the firm</source>
            <translation>公司资料</translation>
        </message>
        <message>
            <source>Period opened again</source>
            <translation>解开期间</translation>
        </message>
        <message>
            <source>Allocation taken back</source>
            <translation>冲回核销</translation>
        </message>
        <message>
            <source>Receivable voided</source>
            <translation>作废应收</translation>
        </message>
        <message>
            <source>Dunning profile</source>
            <translation>催收方案</translation>
        </message>
        <message>
            <source>Dunning profile reset</source>
            <translation>催收方案恢复</translation>
        </message>
        <message>
            <source>Dunning profile chosen</source>
            <translation>指定催收方案</translation>
        </message>
        <message>
            <source>Back on the page</source>
            <translation>取消暂缓</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>承诺付款</translation>
        </message>
        <message>
            <source>Promise withdrawn</source>
            <translation>撤回承诺</translation>
        </message>
        <message>
            <source>Dispute</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>Dispute settled</source>
            <translation>争议了结</translation>
        </message>
        <message>
            <source>Repayment agreement</source>
            <translation>还款协议</translation>
        </message>
        <message>
            <source>Repayment agreement ended</source>
            <translation>还款协议结束</translation>
        </message>
        <message>
            <source>Task taken up</source>
            <translation>接手催收</translation>
        </message>
        <message>
            <source>Task handed on</source>
            <translation>转交催收</translation>
        </message>
        <message>
            <source>Task done</source>
            <translation>催收办完</translation>
        </message>
        <message>
            <source>Who is told</source>
            <translation>上报给谁</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>催收话术</translation>
        </message>
        <message>
            <source>Text dropped</source>
            <translation>话术去掉</translation>
        </message>
        <message>
            <source>Many contacts logged</source>
            <translation>批量登记沟通</translation>
        </message>
        <message>
            <source>LPR</source>
            <translation>LPR 利率</translation>
        </message>
        <message>
            <source>LPR entry taken away</source>
            <translation>LPR 去掉一条</translation>
        </message>
        <message>
            <source>Limitation restarted</source>
            <translation>时效中断</translation>
        </message>
        <message>
            <source>Limitation event taken away</source>
            <translation>时效记录去掉</translation>
        </message>
        <message>
            <source>Hand-over workbook merged</source>
            <translation>业务回填表并入</translation>
        </message>
        <message>
            <source>Letter sent</source>
            <translation>催款函已寄出</translation>
        </message>
        <message>
            <source>Letters sent</source>
            <translation>催款函已寄出</translation>
        </message>
        <message>
            <source>Letter delivered</source>
            <translation>催款函已签收</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Clauses of a contract</source>
            <translation>改合同条款</translation>
        </message>
        <message>
            <source>Plan of a contract</source>
            <translation>排收款计划</translation>
        </message>
        <message>
            <source>Words of a plan row</source>
            <translation>改计划行的说明</translation>
        </message>
        <message>
            <source>Supplement</source>
            <translation>补充协议</translation>
        </message>
        <message>
            <source>Contract called off</source>
            <translation>合同作废</translation>
        </message>
        <message>
            <source>Contract closed</source>
            <translation>合同结清</translation>
        </message>
        <message>
            <source>Contract opened again</source>
            <translation>合同重新打开</translation>
        </message>
        <message>
            <source>Receipt plan</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>Milestone not confirmed after all</source>
            <translation>撤回节点确认</translation>
        </message>
        <message>
            <source>Milestone moved</source>
            <translation>节点改期</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Milestone removed</source>
            <translation>删掉节点</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>存草稿</translation>
        </message>
        <message>
            <source>Draft thrown away</source>
            <translation>扔掉草稿</translation>
        </message>
        <message>
            <source>Plan template</source>
            <translation>计划模板</translation>
        </message>
        <message>
            <source>Plan template removed</source>
            <translation>删掉计划模板</translation>
        </message>
        <message>
            <source>Payer name</source>
            <translation>付款名称</translation>
        </message>
        <message>
            <source>Grades by points</source>
            <translation>按评分定级</translation>
        </message>
        <message>
            <source>Points model and grades</source>
            <translation>评分规则和等级</translation>
        </message>
        <message>
            <source>Customers merged</source>
            <translation>客户合并</translation>
        </message>
        <message>
            <source>Customer's account removed</source>
            <translation>客户账户移除</translation>
        </message>
        <message>
            <source>Contact removed</source>
            <translation>联系人移除</translation>
        </message>
        <message>
            <source>Grade removed</source>
            <translation>等级移除</translation>
        </message>
        <message>
            <source>Customer's account</source>
            <translation>客户账户</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Grade of the list</source>
            <translation>信用等级</translation>
        </message>
        <message>
            <source>Size and report</source>
            <translation>规模和外部报告</translation>
        </message>
        <message>
            <source>Parts of the exposure</source>
            <translation>敞口组成</translation>
        </message>
        <message>
            <source>Grade by hand</source>
            <translation>手工定级</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>信用额度</translation>
        </message>
        <message>
            <source>Salesperson changed</source>
            <translation>换业务员</translation>
        </message>
        <message>
            <source>Points model</source>
            <translation>评分规则</translation>
        </message>
        <message>
            <source>Bill collected</source>
            <translation>汇票兑付</translation>
        </message>
        <message>
            <source>Bill discounted</source>
            <translation>汇票贴现</translation>
        </message>
        <message>
            <source>Bill endorsed</source>
            <translation>汇票背书</translation>
        </message>
        <message>
            <source>Bill in hand again</source>
            <translation>汇票收回在手</translation>
        </message>
        <message>
            <source>Set off against a payable</source>
            <translation>应收冲应付</translation>
        </message>
        <message>
            <source>Bill of exchange</source>
            <translation>收承兑汇票</translation>
        </message>
        <message>
            <source>Bill returned</source>
            <translation>退票</translation>
        </message>
        <message>
            <source>Offset or transfer taken back</source>
            <translation>撤回冲抵或转账</translation>
        </message>
        <message>
            <source>Debt transferred</source>
            <translation>债务转移</translation>
        </message>
        <message>
            <source>Prepayment transferred</source>
            <translation>预收款转户</translation>
        </message>
        <message>
            <source>Logo</source>
            <translation>徽标</translation>
        </message>
        <message>
            <source>Logo taken away</source>
            <translation>去掉徽标</translation>
        </message>
        <message>
            <source>Place of the seal</source>
            <translation>公章位置</translation>
        </message>
        <message>
            <source>Posted by itself</source>
            <translation>自动核销</translation>
        </message>
        <message>
            <source>Habit not used any more</source>
            <translation>不再用付款习惯</translation>
        </message>
        <message>
            <source>Payer name used again</source>
            <translation>恢复付款方名称</translation>
        </message>
        <message>
            <source>Habit used again</source>
            <translation>恢复付款习惯</translation>
        </message>
        <message>
            <source>Settings of matching</source>
            <translation>核销设置</translation>
        </message>
        <message>
            <source>Rules of matching</source>
            <translation>核销规则</translation>
        </message>
        <message>
            <source>Declined row allowed again</source>
            <translation>不再提的又可以提</translation>
        </message>
        <message>
            <source>Differences added</source>
            <translation>加了差异</translation>
        </message>
        <message>
            <source>Answer to a statement</source>
            <translation>登记回函</translation>
        </message>
        <message>
            <source>Asked for return slips</source>
            <translation>催回函</translation>
        </message>
        <message>
            <source>Difference taken away</source>
            <translation>删了差异</translation>
        </message>
        <message>
            <source>Difference open again</source>
            <translation>差异重新打开</translation>
        </message>
        <message>
            <source>Differences resolved</source>
            <translation>了结差异</translation>
        </message>
        <message>
            <source>Statements sent</source>
            <translation>登记寄出</translation>
        </message>
        <message>
            <source>Left out of the monthly run</source>
            <translation>不对账的客户</translation>
        </message>
        <message>
            <source>Rules of statements</source>
            <translation>对账设置</translation>
        </message>
    </context>
    <context>
        <name>letter_texts</name>
        <message>
            <source>address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Empty for this customer: {fields}</source>
            <translation>这个客户缺：{fields}</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>没保存</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>函件</translation>
        </message>
        <message>
            <source>no name</source>
            <translation>没起名</translation>
        </message>
        <message>
            <source>All letters</source>
            <translation>所有函件</translation>
        </message>
        <message>
            <source>Payment reminder</source>
            <translation>付款提示函</translation>
        </message>
        <message>
            <source>Demand</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Final demand</source>
            <translation>严正催告函</translation>
        </message>
        <message>
            <source>Lawyer's letter (draft)</source>
            <translation>律师函（草稿）</translation>
        </message>
        <message>
            <source>Any tone</source>
            <translation>所有语气</translation>
        </message>
        <message>
            <source>Friendly</source>
            <translation>友好</translation>
        </message>
        <message>
            <source>Formal</source>
            <translation>正式</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>强硬</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
    </context>
    <context>
        <name>matching</name>
        <message>
            <source>Record a receipt</source>
            <translation>登记收款</translation>
        </message>
        <message>
            <source>Import a bank file</source>
            <translation>导入银行流水</translation>
        </message>
        <message>
            <source>Allocate, next</source>
            <translation>核销并到下一笔</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>稍后</translation>
        </message>
        <message>
            <source>Wrong, never again</source>
            <translation>不对，别再提</translation>
        </message>
        <message>
            <source>Find a set that fits</source>
            <translation>找合得上的一组</translation>
        </message>
        <message>
            <source>Other customer</source>
            <translation>换客户</translation>
        </message>
        <message>
            <source>Rows of another customer too</source>
            <translation>再加一个客户的款项</translation>
        </message>
        <message>
            <source>One receipt for several customers, with a note why</source>
            <translation>一笔收款付几个客户，写明原因</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>打开客户</translation>
        </message>
        <message>
            <source>New plan for the customer</source>
            <translation>给这家新增计划</translation>
        </message>
        <message>
            <source>A contract with its plan, the customer filled in</source>
            <translation>新合同与收款计划，客户已填好</translation>
        </message>
        <message>
            <source>Reason of the difference, prepayment</source>
            <translation>差额原因、余款</translation>
        </message>
        <message>
            <source>One more reason of the difference</source>
            <translation>差额再加一项</translation>
        </message>
        <message>
            <source>Remove a reason of the difference</source>
            <translation>去掉一项差额</translation>
        </message>
        <message>
            <source>Not from a customer</source>
            <translation>不是客户的钱</translation>
        </message>
        <message>
            <source>Allocate all</source>
            <translation>全部核销</translation>
        </message>
        <message>
            <source>Prepayments onto the rows they may pay</source>
            <translation>预收款核到能付的款项上</translation>
        </message>
        <message>
            <source>Find receipts of any day</source>
            <translation>查找收款</translation>
        </message>
        <message>
            <source>Attach a slip…</source>
            <translation>附上回单…</translation>
        </message>
        <message>
            <source>Refund…</source>
            <translation>退款…</translation>
        </message>
        <message>
            <source>Prepayment to another customer…</source>
            <translation>预收转给别的客户…</translation>
        </message>
        <message>
            <source>Another customer takes over the row…</source>
            <translation>三方抵账：债务转给别的客户…</translation>
        </message>
        <message>
            <source>The row at hand in the list of rows</source>
            <translation>款项列表里的当前行</translation>
        </message>
        <message>
            <source>Row against what we owe…</source>
            <translation>应收冲应付…</translation>
        </message>
        <message>
            <source>Pack for the auditor…</source>
            <translation>凭证包，给审计…</translation>
        </message>
        <message>
            <source>Bills of exchange</source>
            <translation>承兑汇票</translation>
        </message>
        <message>
            <source>Rules of matching</source>
            <translation>核销规则</translation>
        </message>
        <message>
            <source>Posting by itself, rule table, limits, learned</source>
            <translation>自动核销、规则表、限额、学到的</translation>
        </message>
        <message>
            <source>Reverse: booked in error…</source>
            <translation>冲回：记错了…</translation>
        </message>
        <message>
            <source>Proposal {number}</source>
            <translation>第 {number} 种</translation>
        </message>
        <message>
            <source>Tick the row</source>
            <translation>勾选这笔</translation>
        </message>
        <message>
            <source>Change the amount</source>
            <translation>改金额</translation>
        </message>
        <message>
            <source>Set aside, next</source>
            <translation>放一边，下一笔</translation>
        </message>
        <message>
            <source>bank fee</source>
            <translation>手续费</translation>
        </message>
        <message>
            <source>discount</source>
            <translation>折让</translation>
        </message>
        <message>
            <source>rounding off</source>
            <translation>抹零</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>汇差</translation>
        </message>
        <message>
            <source>penalty</source>
            <translation>罚款</translation>
        </message>
        <message>
            <source>tax</source>
            <translation>税</translation>
        </message>
        <message>
            <source>other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>high</source>
            <translation>高</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>中</translation>
        </message>
        <message>
            <source>low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>最早到期</translation>
        </message>
        <message>
            <source>By contract</source>
            <translation>按合同</translation>
        </message>
        <message>
            <source>In proportion</source>
            <translation>按比例</translation>
        </message>
        <message>
            <source>Statutory order</source>
            <translation>法定顺序</translation>
        </message>
        <message>
            <source>All as prepayment, allocate later</source>
            <translation>全部记为预收款，以后再核销</translation>
        </message>
        <message>
            <source>{lead}: {text}</source>
            <translation>{lead}：{text}</translation>
        </message>
        <message>
            <source> ({rest} stays open)</source>
            <translation>（余 {rest} 未收）</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>另 %n 笔</numerusform>
            </translation>
        </message>
        <message>
            <source>, {reason} {amount}</source>
            <translation>，{reason} {amount}</translation>
        </message>
        <message>
            <source>, {amount} as prepayment</source>
            <translation>，余 {amount} 记为预收款</translation>
        </message>
        <message>
            <source>. </source>
            <translation>；</translation>
        </message>
        <message>
            <source>Not a customer's money: {why}</source>
            <translation>不像客户的钱：{why}</translation>
        </message>
        <message>
            <source>No proposal: {why}</source>
            <translation>没有建议：{why}</translation>
        </message>
        <message>
            <source>not first: {why}</source>
            <translation>不先选它：{why}</translation>
        </message>
        <message>
            <source>No payer, no remark</source>
            <translation>没有户名</translation>
        </message>
        <message numerus="yes">
            <source>%n way(s) fit</source>
            <translation>
                <numerusform>%n 种可能</numerusform>
            </translation>
        </message>
        <message>
            <source>Prepayment</source>
            <translation>预收款</translation>
        </message>
        <message>
            <source>, in part</source>
            <translation>，部分付款</translation>
        </message>
        <message>
            <source> + prepayment</source>
            <translation> + 预收</translation>
        </message>
        <message>
            <source>same as {number}</source>
            <translation>与 {number} 相同</translation>
        </message>
        <message numerus="yes">
            <source>%n receipt(s) to go, {total}</source>
            <translation>
                <numerusform>还有 %n 笔，{total}</numerusform>
            </translation>
        </message>
        <message>
            <source>may pay {rows}, {money}</source>
            <translation>可核销 {rows} {money}</translation>
        </message>
        <message numerus="yes">
            <source>%n posted by themselves</source>
            <translation>
                <numerusform>%n 笔已自动核销</numerusform>
            </translation>
        </message>
        <message>
            <source>First proposal right, 90 days: {share}</source>
            <translation>首选命中率 近 90 天 {share}</translation>
        </message>
    </context>
    <context>
        <name>order</name>
        <message>
            <source>“{other}”, which comes before it, is not confirmed yet.</source>
            <translation>它前面的「{other}」还没确认。</translation>
        </message>
        <message>
            <source>Earlier than “{other}”, which was on {day}.</source>
            <translation>比「{other}」（{day}）早。</translation>
        </message>
        <message>
            <source>Later than “{other}”, which was on {day}.</source>
            <translation>比「{other}」（{day}）晚。</translation>
        </message>
        <message>
            <source>It was planned for {day} only.</source>
            <translation>原定 {day}，还没到。</translation>
        </message>
    </context>
    <context>
        <name>papers</name>
        <message>
            <source>No program here opens PDF. The file is {file}</source>
            <translation>这台电脑没有能打开 PDF 的程序，文件在 {file}</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>VOID</source>
            <translation>作废</translation>
        </message>
    </context>
    <context>
        <name>problems</name>
        <message>
            <source>{cell}: {field} is missing</source>
            <translation>{cell} 没有「{field}」</translation>
        </message>
        <message>
            <source>{cell} "{raw}": there is no such month</source>
            <translation>{cell}「{raw}」没有这个月</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is not in the calendar</source>
            <translation>{cell}「{raw}」没有这一天</translation>
        </message>
        <message>
            <source>{cell} holds characters that are no text</source>
            <translation>{cell} 里有不是文字的字符</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is in the sheet twice</source>
            <translation>{cell}「{raw}」在表里出现两次</translation>
        </message>
        <message>
            <source>{cell} "{raw}" lies in a closed period</source>
            <translation>{cell}「{raw}」在已结账的期间</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is not an amount</source>
            <translation>{cell}「{raw}」不是金额</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is not a day</source>
            <translation>{cell}「{raw}」不是一天</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is too far off</source>
            <translation>{cell}「{raw}」太远了</translation>
        </message>
        <message>
            <source>{cell} "{raw}" has no year</source>
            <translation>{cell}「{raw}」没写年份</translation>
        </message>
        <message>
            <source>{cell} "{raw}" can be read two ways</source>
            <translation>{cell}「{raw}」有两种读法</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is a day that Excel made up</source>
            <translation>{cell}「{raw}」是 Excel 多出来的一天</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is too large</source>
            <translation>{cell}「{raw}」太大了</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is finer than a cent</source>
            <translation>{cell}「{raw}」比分还细</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is a day, not an amount</source>
            <translation>{cell}「{raw}」是日期，不是金额</translation>
        </message>
        <message>
            <source>{cell} "{raw}" has lost digits</source>
            <translation>{cell}「{raw}」丢了几位数</translation>
        </message>
        <message>
            <source>{cell} shows an error in Excel</source>
            <translation>{cell} 在 Excel 里是错误值</translation>
        </message>
        <message>
            <source>{cell} was never calculated</source>
            <translation>{cell} 的公式没算过</translation>
        </message>
        <message>
            <source>{cell} would start another program</source>
            <translation>{cell} 会启动别的程序</translation>
        </message>
        <message>
            <source>{cell} is in the file twice</source>
            <translation>{cell} 在文件里有两份</translation>
        </message>
        <message>
            <source>{cell} hides its order of characters</source>
            <translation>{cell} 藏着颠倒顺序的字符</translation>
        </message>
        <message>
            <source>{cell} is too long</source>
            <translation>{cell} 太长了</translation>
        </message>
        <message>
            <source>Row {row} has other columns than the header</source>
            <translation>第 {row} 行的列数和表头不一样</translation>
        </message>
        <message>
            <source>{cell}: the row does not add up</source>
            <translation>{cell} 这一行算不平</translation>
        </message>
        <message>
            <source>{cell}: more is paid than was due</source>
            <translation>{cell} 已收比应收还多</translation>
        </message>
        <message>
            <source>{cell}: money in with a minus</source>
            <translation>{cell} 收入是负数</translation>
        </message>
        <message>
            <source>Row {row} takes a receipt back</source>
            <translation>第 {row} 行是冲回收款</translation>
        </message>
        <message>
            <source>Row {row} has money in and money out</source>
            <translation>第 {row} 行又收又支</translation>
        </message>
        <message>
            <source>{cell}: in or out is not said</source>
            <translation>{cell} 没说是收还是支</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is no currency</source>
            <translation>{cell}「{raw}」不是币种</translation>
        </message>
        <message>
            <source>{cell}: the amount is zero or missing</source>
            <translation>{cell} 金额是零或没填</translation>
        </message>
        <message>
            <source>{cell} is over ten times the largest ever booked</source>
            <translation>{cell} 比账里最大的一笔还大十倍</translation>
        </message>
        <message>
            <source>Row {row}: instalments are not the whole</source>
            <translation>第 {row} 行各期加起来不是合同金额</translation>
        </message>
        <message>
            <source>Row {row}: its columns do not make its whole</source>
            <translation>第 {row} 行各列加起来不是它的总数</translation>
        </message>
        <message>
            <source>Taken apart by age: {detail}</source>
            <translation>按账龄拆成一笔一笔：{detail}</translation>
        </message>
        <message>
            <source>Taken apart by month: {detail}</source>
            <translation>按月拆成一笔一笔：{detail}</translation>
        </message>
        <message>
            <source>Row {row}: the {detail} paid settle the oldest months first</source>
            <translation>第 {row} 行已收 {detail}，从最早的月份抵起</translation>
        </message>
        <message>
            <source>Row {row}: the parts with the day of their money count as paid: {detail}</source>
            <translation>第 {row} 行写了到账日的各期算已收：{detail}</translation>
        </message>
        <message>
            <source>Row {row}: the contract is known otherwise</source>
            <translation>第 {row} 行和账里的合同不一样</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is close to "{detail}"</source>
            <translation>{cell}「{raw}」和「{detail}」很像</translation>
        </message>
        <message>
            <source>Imported before</source>
            <translation>以前导入过</translation>
        </message>
        <message>
            <source>Row {row}: another line of this delivery note could not be read</source>
            <translation>第 {row} 行：同一张送货单有别的行没读通</translation>
        </message>
        <message>
            <source>Delivery note "{detail}" has two days in the sheet</source>
            <translation>送货单「{detail}」在表里有两个日期</translation>
        </message>
        <message>
            <source>Delivery note "{detail}" is in the ledger with another amount</source>
            <translation>送货单「{detail}」账里已有，金额不同</translation>
        </message>
        <message>
            <source>Row {row} names {detail}, which is not in the ledger; not linked</source>
            <translation>第 {row} 行写的 {detail} 账里没有，没挂上</translation>
        </message>
        <message>
            <source>Void delivery notes</source>
            <translation>作废的送货单</translation>
        </message>
        <message>
            <source>Void invoices</source>
            <translation>作废发票</translation>
        </message>
        <message>
            <source>Nothing open any more</source>
            <translation>已经收清</translation>
        </message>
        <message>
            <source>Taken out by you</source>
            <translation>你选了不导入</translation>
        </message>
        <message>
            <source>{cell} "{raw}": balance not read</source>
            <translation>{cell}「{raw}」余额没读</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is "{detail}"</source>
            <translation>{cell}「{raw}」就是「{detail}」</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is {detail}</source>
            <translation>{cell}「{raw}」读作 {detail}</translation>
        </message>
        <message>
            <source>{cell} "{raw}" is negative: {detail}</source>
            <translation>{cell}「{raw}」是负数 {detail}</translation>
        </message>
        <message>
            <source>{cell} {raw} is a day as Excel counts</source>
            <translation>{cell} {raw} 是 Excel 的日期数</translation>
        </message>
        <message>
            <source>{cell} "{raw}": of {detail}, by the title</source>
            <translation>{cell}「{raw}」按标题是 {detail} 年</translation>
        </message>
        <message>
            <source>{cell} "{raw}": read as {detail}</source>
            <translation>{cell}「{raw}」按 {detail} 读</translation>
        </message>
        <message>
            <source>{cell} "{raw}": a day in Chinese numerals</source>
            <translation>{cell}「{raw}」是中文数字日期</translation>
        </message>
        <message>
            <source>{cell} "{raw}": full-width digits</source>
            <translation>{cell}「{raw}」是全角数字</translation>
        </message>
        <message>
            <source>{cell}: invisible characters left out</source>
            <translation>{cell} 去掉了看不见的字符</translation>
        </message>
        <message>
            <source>{cell} "{raw}": noise of binary fractions cut</source>
            <translation>{cell}「{raw}」去掉了小数误差</translation>
        </message>
        <message>
            <source>No currency said: {detail}</source>
            <translation>没写币种，按 {detail}</translation>
        </message>
        <message>
            <source>{cell}: due {detail}, by the terms</source>
            <translation>{cell} 没写到期日，按账期是 {detail}</translation>
        </message>
        <message>
            <source>Row {row} is neither in nor out</source>
            <translation>第 {row} 行不收不支</translation>
        </message>
        <message>
            <source>Row {row}: "{raw}", nothing came in</source>
            <translation>第 {row} 行「{raw}」，钱没到账</translation>
        </message>
        <message>
            <source>{cell} "{raw}" becomes a new customer</source>
            <translation>{cell}「{raw}」会新建客户</translation>
        </message>
        <message>
            <source>Hidden rows were read too: {detail}</source>
            <translation>隐藏的 {detail} 行也读了</translation>
        </message>
        <message>
            <source>"{detail}" names no payment plan</source>
            <translation>「{detail}」不是收款计划模板</translation>
        </message>
        <message>
            <source>Row {row}: paid more than was due</source>
            <translation>第 {row} 行收的比欠的多</translation>
        </message>
        <message>
            <source>Settled before: {detail}</source>
            <translation>以前已收清：{detail}</translation>
        </message>
        <message>
            <source>{cell}: leading zeros may be lost, "{detail}" is known</source>
            <translation>{cell} 前面的零可能丢了，账里有「{detail}」</translation>
        </message>
        <message>
            <source>This workbook counts its days from 1904</source>
            <translation>这份表的日期从 1904 年数起</translation>
        </message>
        <message>
            <source>{cell} "{raw}" seems to be four years and a day off</source>
            <translation>{cell}「{raw}」像是差了四年零一天</translation>
        </message>
        <message>
            <source>It is named .xls and is text, its columns parted by "{detail}"</source>
            <translation>名字是 .xls，里面是文本：按「{detail}」分列</translation>
        </message>
        <message>
            <source>{cell}: no currency is said, perhaps {detail}</source>
            <translation>{cell} 没写币种，可能是 {detail}</translation>
        </message>
        <message>
            <source>"{detail}" is no grade of this ledger</source>
            <translation>「{detail}」不是账里的信用等级</translation>
        </message>
        <message>
            <source>{cell}: name and account taken apart</source>
            <translation>{cell} 把户名和账号分开了</translation>
        </message>
        <message>
            <source>Row {row} changes what is known: {detail}</source>
            <translation>第 {row} 行更新 {detail}</translation>
        </message>
        <message>
            <source>Fill the cell in, or leave the row out.</source>
            <translation>填上这一格，或不导入这行。</translation>
        </message>
        <message>
            <source>It can be booked once this cell is right.</source>
            <translation>改好这一格才能入账。</translation>
        </message>
        <message>
            <source>Write a number, or leave the row out.</source>
            <translation>填个数，或不导入这行。</translation>
        </message>
        <message>
            <source>Write the day, like 2026-08-31.</source>
            <translation>填日期，如 2026-08-31。</translation>
        </message>
        <message>
            <source>Days go from 1990 to ten years ahead.</source>
            <translation>只收 1990 年到十年以后的日期。</translation>
        </message>
        <message>
            <source>Nothing in the sheet says the year.</source>
            <translation>表里哪儿都没写年份。</translation>
        </message>
        <message>
            <source>Round it as your books have it.</source>
            <translation>按账上的数取到分。</translation>
        </message>
        <message>
            <source>Excel took it for a number. Type it from the original.</source>
            <translation>被 Excel 当成数字了，照原件填。</translation>
        </message>
        <message>
            <source>Excel keeps 15 digits. Type it from the original.</source>
            <translation>Excel 只留 15 位，照原件填。</translation>
        </message>
        <message>
            <source>Type what should stand here.</source>
            <translation>填上该有的内容。</translation>
        </message>
        <message>
            <source>Open and save the file in Excel, or type it.</source>
            <translation>用 Excel 打开存一次，或直接填。</translation>
        </message>
        <message>
            <source>{detail}. One of the three is wrong.</source>
            <translation>{detail}。三个数里有一个不对。</translation>
        </message>
        <message>
            <source>Correct the figures, or leave the row out.</source>
            <translation>改数，或不导入这行。</translation>
        </message>
        <message>
            <source>The parts make {detail}.</source>
            <translation>各期合计是 {detail}。</translation>
        </message>
        <message>
            <source>The columns make {detail}.</source>
            <translation>各列合计是 {detail}。</translation>
        </message>
        <message>
            <source>Each is due on the youngest day of its age; what is not due yet, 30 days after the day of the list.</source>
            <translation>每笔的到期日放在那一档最近的一天，没到期的放在清单日后 30 天。</translation>
        </message>
        <message>
            <source>Each is booked at the end of its month and due by the customer's terms, or that day.</source>
            <translation>每笔月底记账，按客户的账期到期，没有账期就是月底。</translation>
        </message>
        <message>
            <source>Have a look: if it is right, type it once more.</source>
            <translation>看一眼：没错就在这一格照原样再填一次。</translation>
        </message>
        <message>
            <source>Type the whole code; if it is right, type it once more.</source>
            <translation>填上完整的编号；没错就照原样再填一次。</translation>
        </message>
        <message>
            <source>Excel counts days from two different years; copies between workbooks shift them. Type the right day.</source>
            <translation>Excel 有两种起算年份，从别的表复制会差出来。改成对的日期。</translation>
        </message>
        <message>
            <source>See whether its columns are right; if not, save it as xlsx in Excel.</source>
            <translation>看看列分得对不对，不对就在 Excel 里另存成 xlsx 再导。</translation>
        </message>
        <message>
            <source>Type the currency.</source>
            <translation>填上币种。</translation>
        </message>
        <message>
            <source>The books are closed up to {detail}. Open them first, or leave the row out.</source>
            <translation>账已锁到 {detail}。先解锁，或不导入这行。</translation>
        </message>
        <message>
            <source>Reverse the receipt itself instead.</source>
            <translation>请冲回那笔收款本身。</translation>
        </message>
        <message>
            <source>The ledger has them already, so they are left out.</source>
            <translation>账里已经有了，不再入账。</translation>
        </message>
        <message>
            <source>Paid in full by the sheet itself.</source>
            <translation>表里就写着收清了。</translation>
        </message>
        <message>
            <source>They can be put back in.</source>
            <translation>可以放回来。</translation>
        </message>
        <message>
            <source>Taken from the row above.</source>
            <translation>取自上一行。</translation>
        </message>
        <message>
            <source>Probably {value}.</source>
            <translation>多半是 {value}。</translation>
        </message>
        <message>
            <source>{title} and {count} more</source>
            <translation>{title}，另有 {count} 处</translation>
        </message>
        <message>
            <source>{title}: {rows}</source>
            <translation>{title} {rows}</translation>
        </message>
        <message>
            <source>{cell} "{raw}" needs a look ({code})</source>
            <translation>{cell}「{raw}」要看一下（{code}）</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>待核</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>已理解</translation>
        </message>
        <message>
            <source>Total differs</source>
            <translation>合计不符</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新客户</translation>
        </message>
        <message>
            <source>Known</source>
            <translation>已有</translation>
        </message>
    </context>
    <context>
        <name>profiles</name>
        <message>
            <source>as the contract: {name}</source>
            <translation>随合同：{name}</translation>
        </message>
        <message>
            <source>as the customer: {name}</source>
            <translation>随客户：{name}</translation>
        </message>
        <message>
            <source>by the grade: {name}</source>
            <translation>随等级：{name}</translation>
        </message>
        <message>
            <source>{name}</source>
            <translation>{name}</translation>
        </message>
    </context>
    <context>
        <name>reconcile</name>
        <message>
            <source>Their list</source>
            <translation>对方的表</translation>
        </message>
        <message>
            <source>The customer's own list, or a list of balances</source>
            <translation>客户发来的明细，或一张余额表</translation>
        </message>
        <message>
            <source>To the statement</source>
            <translation>记到对账单</translation>
        </message>
        <message>
            <source>The differences as lines of the open statement</source>
            <translation>把差异逐条记到这家的对账单上</translation>
        </message>
        <message>
            <source>Difference sheet</source>
            <translation>差异表</translation>
        </message>
        <message>
            <source>Export to Excel</source>
            <translation>导出到 Excel</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>配成一对</translation>
        </message>
        <message>
            <source>The selected rows are one thing</source>
            <translation>选中的几行是同一笔</translation>
        </message>
        <message>
            <source>Take apart</source>
            <translation>拆开</translation>
        </message>
        <message>
            <source>The rows of this line have nothing to do with each other</source>
            <translation>这一行里的几笔不是一回事</translation>
        </message>
        <message>
            <source>It is this customer</source>
            <translation>就是这家</translation>
        </message>
        <message>
            <source>The name of the list means the customer that is proposed</source>
            <translation>表里的名字就是提示的那家客户</translation>
        </message>
        <message>
            <source>How the columns were read</source>
            <translation>每列怎么读的</translation>
        </message>
        <message>
            <source>Read as the other kind</source>
            <translation>换一种读法</translation>
        </message>
        <message>
            <source>One customer's list, or a list of balances</source>
            <translation>一家的明细，或一张余额表</translation>
        </message>
        <message>
            <source>Compare it all the same</source>
            <translation>就对这份</translation>
        </message>
        <message>
            <source>The list names another customer, but it is meant</source>
            <translation>表里写的是别家，但就是要对这份</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>打开客户</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Balances</source>
            <translation>余额</translation>
        </message>
        <message>
            <source>Written to {file}</source>
            <translation>写到 {file} 了</translation>
        </message>
        <message>
            <source>No statement of this customer stands yet; issue one first.</source>
            <translation>这家还没出过对账单，先出一份。</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>去对账单</translation>
        </message>
        <message numerus="yes">
            <source>%n difference(s) put on statement {number}</source>
            <translation>
                <numerusform>%n 条差异记到对账单 {number} 上了</numerusform>
            </translation>
        </message>
        <message>
            <source>Our day</source>
            <translation>我方日期</translation>
        </message>
        <message>
            <source>Our number</source>
            <translation>我方单号</translation>
        </message>
        <message>
            <source>Ours</source>
            <translation>我方</translation>
        </message>
        <message>
            <source>Their day</source>
            <translation>对方日期</translation>
        </message>
        <message>
            <source>Their number</source>
            <translation>对方单号</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>对方</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差额</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>{kind}: ours {ours}, theirs {theirs}, {text}</source>
            <translation>{kind}：我方 {ours}，对方 {theirs}，{text}</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Name in the list</source>
            <translation>表里的名字</translation>
        </message>
        <message>
            <source>Sheets</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Whose list is it? Choose the customer above.</source>
            <translation>这是哪家的表？在上面选客户。</translation>
        </message>
        <message>
            <source>Nothing was compared.</source>
            <translation>还没对。</translation>
        </message>
        <message>
            <source>No differences: both sides agree.</source>
            <translation>没有差异，两边一致。</translation>
        </message>
        <message>
            <source>Nothing like this.</source>
            <translation>没有这样的行。</translation>
        </message>
        <message>
            <source>Y takes the customer proposed, Ctrl+I opens it, Ctrl+F filters</source>
            <translation>Y 就是提示的客户，Ctrl+I 打开客户，Ctrl+F 筛选</translation>
        </message>
        <message>
            <source>P pairs the selected, U takes apart, Alt+C shows the columns</source>
            <translation>P 把选中的配成一对，U 拆开，Alt+C 看每列怎么读的</translation>
        </message>
    </context>
    <context>
        <name>refusals</name>
        <message>
            <source>{file} is damaged. Open it in Excel, save it anew and try again.</source>
            <translation>{file} 坏了。用 Excel 打开另存一份再试。</translation>
        </message>
        <message>
            <source>{file} is being written right now. Try again when that is done.</source>
            <translation>{file} 正在被写入，等写完再试。</translation>
        </message>
        <message>
            <source>{file} is built like an attack and was not opened. Ask whoever sent it.</source>
            <translation>{file} 做得像攻击文件，没有打开。问问发文件的人。</translation>
        </message>
        <message>
            <source>{file} is too large. Split it: at most 200,000 rows and 50 MB a file.</source>
            <translation>{file} 太大了。拆开再导：每个文件最多 20 万行、50 MB。</translation>
        </message>
        <message>
            <source>{file} takes longer than a minute to read. Split it and try again.</source>
            <translation>{file} 一分钟还没读完。拆开再试。</translation>
        </message>
        <message>
            <source>{file} is no sheet. Ask for the xlsx or csv instead of a picture or PDF.</source>
            <translation>{file} 不是表格。请要 xlsx 或 csv，不要图片或 PDF。</translation>
        </message>
        <message>
            <source>{file} is only Excel's lock file. Choose the sheet beside it.</source>
            <translation>{file} 只是 Excel 的锁文件。选旁边那个表格。</translation>
        </message>
        <message>
            <source>{file} is a folder. Choose the files in it.</source>
            <translation>{file} 是文件夹。选里面的文件。</translation>
        </message>
        <message>
            <source>{file} has no table whose columns are understood. It needs a header row such as customer, due day, amount.</source>
            <translation>{file} 里没有认得出的表。要有一行表头，如客户、到期日、金额。</translation>
        </message>
        <message>
            <source>{file} is a credit card bill. Import the statement of a bank account.</source>
            <translation>{file} 是信用卡账单。请导银行账户的流水。</translation>
        </message>
        <message>
            <source>{file} lists what your firm owes. This program keeps what it is owed.</source>
            <translation>{file} 是应付款。这里只管应收。</translation>
        </message>
        <message>
            <source>{file} is a trial balance. Import the list of open items instead.</source>
            <translation>{file} 是科目余额表。请导未收款明细。</translation>
        </message>
        <message>
            <source>{file} is a cash journal. Import the bank's own file instead.</source>
            <translation>{file} 是现金日记账。请导银行给的流水。</translation>
        </message>
        <message>
            <source>{file} is a table of another trade.</source>
            <translation>{file} 是别的用途的表。</translation>
        </message>
        <message>
            <source>{file} has a password.</source>
            <translation>{file} 有密码。</translation>
        </message>
        <message>
            <source>That is not the password of {file}.</source>
            <translation>{file} 的密码不对。</translation>
        </message>
        <message>
            <source>{file} is open in Excel. Close it there and try again.</source>
            <translation>{file} 正在 Excel 里打开。关掉再试。</translation>
        </message>
        <message>
            <source>{file} is not there any more.</source>
            <translation>{file} 已经不在了。</translation>
        </message>
        <message>
            <source>Nothing was written, the file is unchanged.</source>
            <translation>什么都没写，原文件没动。</translation>
        </message>
        <message>
            <source>. </source>
            <translation>。</translation>
        </message>
        <message>
            <source>Not read: {files}</source>
            <translation>没读：{files}</translation>
        </message>
    </context>
    <context>
        <name>registry</name>
        <message>
            <source>Daily</source>
            <translation>每日</translation>
        </message>
        <message>
            <source>Month end</source>
            <translation>月末</translation>
        </message>
        <message>
            <source>Books</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>Matching</source>
            <translation>收款核销</translation>
        </message>
        <message>
            <source>Collection</source>
            <translation>催收台</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Contracts and plans</source>
            <translation>合同与计划</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Bills of exchange</source>
            <translation>承兑汇票</translation>
        </message>
        <message>
            <source>Payables and to-dos</source>
            <translation>应付与待办</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>月度对账</translation>
        </message>
        <message>
            <source>Two-sided reconciliation</source>
            <translation>两边对账</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Data safety</source>
            <translation>数据安全</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>New contract</source>
            <translation>新合同</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送货</translation>
        </message>
        <message>
            <source>Grades and points</source>
            <translation>等级与评分</translation>
        </message>
        <message>
            <source>Rules of matching</source>
            <translation>核销规则</translation>
        </message>
        <message>
            <source>Rules of collection</source>
            <translation>催收规则</translation>
        </message>
        <message>
            <source>Letter texts</source>
            <translation>函件文字</translation>
        </message>
        <message>
            <source>Company and accounts</source>
            <translation>公司与账户</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Products and salespeople</source>
            <translation>产品与业务员</translation>
        </message>
        <message>
            <source>Record a receipt</source>
            <translation>登记收款</translation>
        </message>
    </context>
    <context>
        <name>remarks</name>
        <message>
            <source>Fill in the usual</source>
            <translation>填常用条款</translation>
        </message>
        <message>
            <source>Terms: {terms}.</source>
            <translation>账期 {terms}。</translation>
        </message>
        <message>
            <source>{told} Exposure after signing {total}, {share} of {limit}</source>
            <translation>{told}签订后敞口 {total}，占额度 {limit} 的 {share}</translation>
        </message>
        <message>
            <source>{told} Exposure after signing {total}, {share} of {limit}; {whole} once all rows are firm</source>
            <translation>{told}签后敞口 {total}，占 {limit} 的 {share}；全部成为应收后 {whole}</translation>
        </message>
        <message numerus="yes">
            <source>%n to put right: {first}</source>
            <translation>
                <numerusform>%n 处要改：{first}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at: {first}</source>
            <translation>
                <numerusform>%n 处留意：{first}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clause(s) missing, may be saved</source>
            <translation>
                <numerusform>缺 %n 条条款，可以先保存</numerusform>
            </translation>
        </message>
        <message>
            <source>Complete</source>
            <translation>都齐了</translation>
        </message>
        <message>
            <source>the products</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>product {no}</source>
            <translation>产品 {no}</translation>
        </message>
        <message>
            <source>the plan</source>
            <translation>收款计划</translation>
        </message>
        <message>
            <source>row {no}</source>
            <translation>第 {no} 期</translation>
        </message>
        <message>
            <source>follow from the plan at the right</source>
            <translation>由右边的计划生成</translation>
        </message>
        <message>
            <source>{terms}. Made from the plan at the right</source>
            <translation>{terms}。由右边的计划生成</translation>
        </message>
    </context>
    <context>
        <name>remedies</name>
        <message>
            <source>Rows {rows}.</source>
            <translation>第 {rows} 行。</translation>
        </message>
        <message>
            <source>Put back in</source>
            <translation>放回来</translation>
        </message>
        <message>
            <source>Use {value}</source>
            <translation>用 {value}</translation>
        </message>
        <message>
            <source>Type it</source>
            <translation>自己填</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>不导入</translation>
        </message>
        <message>
            <source>One character off "{name}". Until you say which, it is not booked.</source>
            <translation>和「{name}」只差一个字，说清是谁才入账。</translation>
        </message>
        <message>
            <source>Like "{name}", only longer or shorter. Until you say which, it is not booked.</source>
            <translation>和「{name}」像，多了或少了几个字，说清是谁才入账。</translation>
        </message>
        <message>
            <source>{cell} "{name}" is no customer yet</source>
            <translation>{cell}「{name}」没有这个客户</translation>
        </message>
        <message>
            <source>It is {name}</source>
            <translation>就是{name}</translation>
        </message>
        <message>
            <source>New customer</source>
            <translation>新客户</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>别的客户</translation>
        </message>
        <message>
            <source>{cell}: the total differs by {amount}</source>
            <translation>{cell} 合计差 {amount}</translation>
        </message>
        <message>
            <source>It may be row {rows}.</source>
            <translation>可能是第 {rows} 行。</translation>
        </message>
        <message>
            <source>No single row explains it.</source>
            <translation>没有哪一行正好差这么多。</translation>
        </message>
        <message>
            <source>New account of your own</source>
            <translation>新的本方账户</translation>
        </message>
        <message>
            <source>New account of your own: {name}</source>
            <translation>新的本方账户：{name}</translation>
        </message>
        <message>
            <source>The ledger has none like it, so the import makes it.</source>
            <translation>账里还没有这个账户，导入时新建。</translation>
        </message>
        <message>
            <source>{cell} is now "{text}"</source>
            <translation>{cell} 改成了「{text}」</translation>
        </message>
        <message>
            <source>Typed by you; the file itself is unchanged.</source>
            <translation>你填的，原文件没动。</translation>
        </message>
        <message>
            <source>As in the file</source>
            <translation>改回原文</translation>
        </message>
        <message>
            <source>Becomes a new customer, {rows}.</source>
            <translation>建成新客户，{rows}。</translation>
        </message>
        <message>
            <source>New as you said, though close to "{name}"; {rows}.</source>
            <translation>你说是新客户，虽然和「{name}」像；{rows}。</translation>
        </message>
        <message>
            <source>It is a known one</source>
            <translation>是已有的客户</translation>
        </message>
        <message>
            <source>"{name}" is {known}</source>
            <translation>「{name}」就是{known}</translation>
        </message>
        <message>
            <source>Said by you; its rows go to that customer.</source>
            <translation>你说的，这些行记到它名下。</translation>
        </message>
        <message>
            <source>It is not</source>
            <translation>不是</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>要看的</translation>
        </message>
    </context>
    <context>
        <name>restored</name>
        <message>
            <source>Choose another backup</source>
            <translation>换一份备份</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Nothing was restored. {why}</source>
            <translation>没有恢复。{why}</translation>
        </message>
        <message>
            <source>Stopped. The ledger is as it was.</source>
            <translation>停下了，账本还是原样。</translation>
        </message>
        <message>
            <source>Restored to the state of {when}.</source>
            <translation>已恢复到 {when} 的样子。</translation>
        </message>
        <message>
            <source>Restored to the state of {when}. The former file is kept as {file}.</source>
            <translation>已恢复到 {when} 的样子。原来的文件留着，叫 {file}。</translation>
        </message>
    </context>
    <context>
        <name>rules</name>
        <message>
            <source>An amount beyond chance may do without a number in the remark</source>
            <translation>金额独一无二、不会是凑巧的，附言没写编号也自动核销</translation>
        </message>
        <message>
            <source>Month to try it on</source>
            <translation>试算的月份</translation>
        </message>
        <message>
            <source>Posting by itself</source>
            <translation>自动核销</translation>
        </message>
        <message>
            <source>After the import of a bank file, receipts that pass all four of these post themselves; one step takes them back. All others are confirmed one by one, as ever.</source>
            <translation>打开后，每次导入银行流水，四样都符合的收款自己核销，一步就能撤销；其余的照旧一笔一笔确认。</translation>
        </message>
        <message>
            <source>What it would have done in</source>
            <translation>要是开着，会怎样</translation>
        </message>
        <message>
            <source>On</source>
            <translation>开着</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关着</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付款方</translation>
        </message>
        <message>
            <source>known by account, confirmed name or full name; one customer</source>
            <translation>账号、确认过的名称或全名对得上，只此一家</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>附言</translation>
        </message>
        <message>
            <source>names the contract or the invoice</source>
            <translation>写明合同号或发票号</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>exact to the cent, in one way only, nothing left over</source>
            <translation>一分不差，只有一种对法，没有余款</translation>
        </message>
        <message>
            <source>Nothing against it</source>
            <translation>没有疑点</translation>
        </message>
        <message>
            <source>no dispute, no reversal near, never declined</source>
            <translation>没有争议、冲正，也没点过「不对」</translation>
        </message>
        <message>
            <source>No name and no account was learned yet.</source>
            <translation>还没有学到户名或账号。</translation>
        </message>
        <message>
            <source>No customer has a habit that shows yet.</source>
            <translation>还看不出哪家有付款习惯。</translation>
        </message>
        <message>
            <source>No row was declined for a receipt.</source>
            <translation>还没有点过「不对，别再提」。</translation>
        </message>
        <message>
            <source>Learned when you allocate. What is taken back is kept here and not used.</source>
            <translation>核销时学到的；撤回的还留在这里，只是不用。</translation>
        </message>
        <message>
            <source>Names and accounts</source>
            <translation>户名和账号</translation>
        </message>
        <message>
            <source>Habits</source>
            <translation>付款习惯</translation>
        </message>
        <message>
            <source>Never again</source>
            <translation>别再提</translation>
        </message>
        <message>
            <source>Propose again</source>
            <translation>可以再提</translation>
        </message>
        <message>
            <source>Use again</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>What pays for it</source>
            <translation>替它付款的</translation>
        </message>
        <message>
            <source>Learned</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>最近一次</translation>
        </message>
        <message>
            <source>Habit</source>
            <translation>习惯</translation>
        </message>
        <message>
            <source>What it usually does</source>
            <translation>通常怎样</translation>
        </message>
        <message>
            <source>pays {amount} less, taken for a bank fee</source>
            <translation>少付 {amount}，当作手续费</translation>
        </message>
        <message>
            <source>pays on the due day</source>
            <translation>到期当天付</translation>
        </message>
        <message>
            <source>pays {days} after the due day</source>
            <translation>到期后 {days}付</translation>
        </message>
        <message>
            <source>pays {days} before the due day</source>
            <translation>到期前 {days}付</translation>
        </message>
        <message>
            <source>{told}, give or take {days}</source>
            <translation>{told}，前后差 {days}</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>到账</translation>
        </message>
        <message>
            <source>Does not pay</source>
            <translation>不是付这笔</translation>
        </message>
        <message>
            <source>Said</source>
            <translation>说于</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>Bank fees</source>
            <translation>手续费档</translation>
        </message>
        <message>
            <source>Odd yuan</source>
            <translation>抹零档</translation>
        </message>
        <message>
            <source>Settle under</source>
            <translation>不足即抹零</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>核销顺序</translation>
        </message>
        <message>
            <source>Most that may be lost</source>
            <translation>差额上限</translation>
        </message>
        <message>
            <source>For one receipt, all differences of a reason together.</source>
            <translation>一笔收款里，同一原因的差额合计。</translation>
        </message>
        <message>
            <source>What is proposed as a difference</source>
            <translation>哪些算差额</translation>
        </message>
        <message>
            <source>Amounts with commas between. Fees: what banks take. Odd yuan: a customer that pays whole 10s leaves less than 10.</source>
            <translation>金额之间用逗号隔开。手续费档：银行常扣的数；抹零档：写 10，就是付到整十、零头不付的。</translation>
        </message>
        <message>
            <source>Money that names nothing</source>
            <translation>没写付什么的钱</translation>
        </message>
        <message>
            <source>Not an amount.</source>
            <translation>不是金额。</translation>
        </message>
        <message>
            <source>Amounts above zero with commas between, like 5, 10.50, 50.</source>
            <translation>写大于零的金额，用逗号隔开，如 5, 10.50, 50。</translation>
        </message>
        <message>
            <source>May post by itself</source>
            <translation>可以自动核销</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>序</translation>
        </message>
        <message>
            <source>Payer known by</source>
            <translation>付款方</translation>
        </message>
        <message>
            <source>Remark names</source>
            <translation>附言</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>把握</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Tried on last month</source>
            <translation>拿上月试</translation>
        </message>
        <message>
            <source>Rule {number} of {count}</source>
            <translation>第 {number} 条，共 {count} 条</translation>
        </message>
        <message>
            <source>Change a rule and try it: what would last month have become?</source>
            <translation>改了规则先拿上月试试，看会有什么不同。</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Payer: {party}. Remark: {reference}. Amount: {amount}.</source>
            <translation>付款方：{party}。附言：{reference}。金额：{amount}。</translation>
        </message>
        <message>
            <source>It takes all the rest, so it stays as it is.</source>
            <translation>它兜底，留在最后，不能改。</translation>
        </message>
        <message>
            <source>Only what is rated high may post by itself.</source>
            <translation>把握是「高」的才可以自动核销。</translation>
        </message>
        <message>
            <source>What it finds is not certain enough to post by itself: somebody looks at it.</source>
            <translation>它找到的不够确定，总要有人看一眼。</translation>
        </message>
        <message>
            <source>Would have posted: {n}</source>
            <translation>会自动核销：{n}</translation>
        </message>
        <message>
            <source>As you did: {n}</source>
            <translation>与你一致：{n}</translation>
        </message>
        <message>
            <source>Otherwise: {n}</source>
            <translation>不一样：{n}</translation>
        </message>
        <message>
            <source>First proposal right: {n}</source>
            <translation>首选命中率：{n}</translation>
        </message>
        <message>
            <source>The month is worked out…</source>
            <translation>正在算那个月</translation>
        </message>
        <message>
            <source>It would have posted</source>
            <translation>它会核销</translation>
        </message>
        <message>
            <source>You did</source>
            <translation>你核销的</translation>
        </message>
        <message>
            <source>Receipts of the month</source>
            <translation>当月收款</translation>
        </message>
        <message>
            <source>Would have posted</source>
            <translation>会自动核销</translation>
        </message>
        <message>
            <source>As you did</source>
            <translation>与你一致</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>不一样</translation>
        </message>
        <message>
            <source>Not placed yet</source>
            <translation>还没核销</translation>
        </message>
        <message>
            <source>First proposal right</source>
            <translation>首选命中率</translation>
        </message>
        <message>
            <source>account or confirmed name</source>
            <translation>账号或确认过的名称</translation>
        </message>
        <message>
            <source>full name or better</source>
            <translation>账号、确认过的名称或全名</translation>
        </message>
        <message>
            <source>at least the short name</source>
            <translation>至少对上简称</translation>
        </message>
        <message>
            <source>branch, group or person too</source>
            <translation>分公司、集团、个人也算</translation>
        </message>
        <message>
            <source>anybody</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>写明编号</translation>
        </message>
        <message>
            <source>part of one</source>
            <translation>部分编号</translation>
        </message>
        <message>
            <source>words</source>
            <translation>期数或款名</translation>
        </message>
        <message>
            <source>half of it fits</source>
            <translation>只对上一半</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>没写</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>写的是别的</translation>
        </message>
        <message>
            <source>a row still to come</source>
            <translation>款项还没到</translation>
        </message>
        <message>
            <source>exact beyond chance</source>
            <translation>相等且唯一</translation>
        </message>
        <message>
            <source>exact but round</source>
            <translation>相等但是整数</translation>
        </message>
        <message>
            <source>exact in several ways</source>
            <translation>相等但有几种凑法</translation>
        </message>
        <message>
            <source>less a fee or the odd yuan</source>
            <translation>少手续费或零头</translation>
        </message>
        <message>
            <source>a part</source>
            <translation>只是一部分</translation>
        </message>
        <message>
            <source>more than the rows</source>
            <translation>比款项多</translation>
        </message>
        <message>
            <source>for no row</source>
            <translation>不对应款项</translation>
        </message>
        <message>
            <source>anything</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>中</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>Bank fee</source>
            <translation>手续费</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>折让</translation>
        </message>
        <message>
            <source>Rounding off</source>
            <translation>抹零</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>汇差</translation>
        </message>
        <message>
            <source>Penalty</source>
            <translation>罚款</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Oldest due first</source>
            <translation>最早到期</translation>
        </message>
        <message>
            <source>In order of the due days.</source>
            <translation>按到期日，先到期的先冲。</translation>
        </message>
        <message>
            <source>By contract</source>
            <translation>按合同</translation>
        </message>
        <message>
            <source>The contract with the oldest due row wholly, then the next one.</source>
            <translation>先冲完最早到期的那份合同，再冲下一份。</translation>
        </message>
        <message>
            <source>In proportion</source>
            <translation>按比例</translation>
        </message>
        <message>
            <source>Every open row gets its share.</source>
            <translation>每笔未收按比例分。</translation>
        </message>
        <message>
            <source>Statutory order (Civil Code 560, 561)</source>
            <translation>法定顺序（民法典 560、561）</translation>
        </message>
        <message>
            <source>Due rows first, interest before principal, then by due day; of one day in proportion.</source>
            <translation>先冲已到期的，利息先于本金，再按到期日；同一天的按比例。</translation>
        </message>
        <message>
            <source>By hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <source>Nothing is proposed, you tick the rows.</source>
            <translation>不提建议，自己勾款项。</translation>
        </message>
        <message>
            <source>Usual deduction</source>
            <translation>常少付</translation>
        </message>
        <message>
            <source>Usual day</source>
            <translation>付款日</translation>
        </message>
        <message>
            <source>Way of paying</source>
            <translation>付款方式</translation>
        </message>
        <message>
            <source>pays whole rows</source>
            <translation>按笔付清</translation>
        </message>
        <message>
            <source>pays on account, oldest first</source>
            <translation>滚动付款，先冲最早的</translation>
        </message>
        <message>
            <source>pays round lumps</source>
            <translation>付整数</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>户名</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>confirmed when allocated</source>
            <translation>核销时确认</translation>
        </message>
        <message>
            <source>entered by hand</source>
            <translation>手工录入</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>from a merged customer</source>
            <translation>合并客户带来</translation>
        </message>
        <message>
            <source>other rows</source>
            <translation>核销到别的款项</translation>
        </message>
        <message>
            <source>kept as prepayment</source>
            <translation>记为预收</translation>
        </message>
        <message>
            <source>set aside: no customer's</source>
            <translation>不是货款</translation>
        </message>
        <message>
            <source>refunded or taken back</source>
            <translation>已退款或冲回</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>另 %n 笔</numerusform>
            </translation>
        </message>
        <message>
            <source>No receipts in that month.</source>
            <translation>那个月没有收款。</translation>
        </message>
        <message>
            <source>It would have posted none of them.</source>
            <translation>那个月一笔也不会自动核销。</translation>
        </message>
        <message>
            <source>Look at what it would have done otherwise before you turn it on.</source>
            <translation>打开之前，先看看和你不一样的。</translation>
        </message>
        <message>
            <source>You have placed none of them yet to compare with.</source>
            <translation>这些你一笔也没核过，没得比。</translation>
        </message>
        <message>
            <source>It would have done nothing otherwise than you.</source>
            <translation>没有一笔和你做的不一样。</translation>
        </message>
    </context>
    <context>
        <name>safety</name>
        <message>
            <source>Restore from a backup</source>
            <translation>从备份恢复</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>立即校验</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Second place for backups</source>
            <translation>备份的第二处</translation>
        </message>
        <message>
            <source>Close a month</source>
            <translation>锁定月份</translation>
        </message>
        <message>
            <source>Before and after</source>
            <translation>看前后</translation>
        </message>
        <message>
            <source>Undo this step</source>
            <translation>撤销这一步</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Find a printed check</source>
            <translation>查函上的校验</translation>
        </message>
        <message>
            <source>Open the folder of the ledger</source>
            <translation>打开账本所在文件夹</translation>
        </message>
        <message>
            <source>Recovery code of the backups</source>
            <translation>备份的恢复码</translation>
        </message>
        <message>
            <source>It opens the backups in {place} without the passphrase and without this PC. Keep it apart from them.</source>
            <translation>忘了口令、这台电脑没了，凭它打开 {place} 里的备份。请和备份分开放。</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>{days} ago</source>
            <translation>{days}前</translation>
        </message>
        <message>
            <source>every hour</source>
            <translation>每小时</translation>
        </message>
        <message>
            <source>at the end of work</source>
            <translation>退出时</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手动</translation>
        </message>
        <message>
            <source>before an import</source>
            <translation>导入前</translation>
        </message>
        <message>
            <source>before an update</source>
            <translation>升级前</translation>
        </message>
        <message>
            <source>before papers were issued</source>
            <translation>出函前</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>恢复前</translation>
        </message>
        <message>
            <source>found in the folder</source>
            <translation>文件夹里找到的</translation>
        </message>
        <message>
            <source>kept for the day</source>
            <translation>留作每天</translation>
        </message>
        <message>
            <source>kept for the month</source>
            <translation>留作每月</translation>
        </message>
        <message>
            <source>kept: the books became smaller after it</source>
            <translation>账变小以前的，留着</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>not sound</source>
            <translation>不能用</translation>
        </message>
        <message>
            <source>both places</source>
            <translation>两处</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>通过</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Opened and counted: {rows} receivables, balance {sum}</source>
            <translation>打开核对过：应收 {rows} 行，余额 {sum}</translation>
        </message>
        <message>
            <source>The last backup is of {when}</source>
            <translation>上次备份是 {when}</translation>
        </message>
        <message>
            <source>The backup of {when} can be used</source>
            <translation>{when} 的备份可用</translation>
        </message>
        <message>
            <source>No backup is sound</source>
            <translation>没有能用的备份</translation>
        </message>
        <message>
            <source>Make a new one now, then check the books</source>
            <translation>现在备一份，再校验</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>还没备份过</translation>
        </message>
        <message>
            <source>Made by itself every hour and at the end of work</source>
            <translation>每小时、退出时自动备份</translation>
        </message>
        <message>
            <source>That of {when} holds more and is kept</source>
            <translation>{when} 那份更全，已留着</translation>
        </message>
        <message>
            <source>The books became smaller</source>
            <translation>账变小了</translation>
        </message>
        <message>
            <source>That is right</source>
            <translation>是对的</translation>
        </message>
        <message>
            <source>removable disk</source>
            <translation>移动硬盘</translation>
        </message>
        <message>
            <source>cloud folder</source>
            <translation>云盘</translation>
        </message>
        <message>
            <source>network folder</source>
            <translation>网络文件夹</translation>
        </message>
        <message>
            <source>another folder</source>
            <translation>另一个文件夹</translation>
        </message>
        <message>
            <source>Second place</source>
            <translation>第二处</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>A stick or another disk, sealed</source>
            <translation>U 盘或另一块硬盘，加密</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Copy now</source>
            <translation>现在复制</translation>
        </message>
        <message>
            <source>Copy when plugged in</source>
            <translation>插上后复制</translation>
        </message>
        <message>
            <source>{place}, nothing there yet</source>
            <translation>{place}，还没复制过</translation>
        </message>
        <message>
            <source>{place}, {when}</source>
            <translation>{place}，{when}</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>Checking the books</source>
            <translation>正在校验</translation>
        </message>
        <message>
            <source>You can go on working</source>
            <translation>可以接着干活</translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation>还没校验</translation>
        </message>
        <message>
            <source>All {n} hold</source>
            <translation>{n} 项都通过</translation>
        </message>
        <message>
            <source>{n} hold, {m} to look at</source>
            <translation>{n} 项通过，{m} 项要看</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>期间</translation>
        </message>
        <message>
            <source>Close {month}</source>
            <translation>锁 {month}</translation>
        </message>
        <message>
            <source>No month is closed</source>
            <translation>还没锁过</translation>
        </message>
        <message>
            <source>Closed, nothing in it changes any more</source>
            <translation>锁了的月份不再变</translation>
        </message>
        <message>
            <source>Closed up to {day}</source>
            <translation>已锁到 {day}</translation>
        </message>
        <message>
            <source>Corrections are new rows</source>
            <translation>更正只记新行</translation>
        </message>
        <message>
            <source>Check of the ledger {digits} (step {seq}).</source>
            <translation>账本校验 {digits}（第 {seq} 步）</translation>
        </message>
        <message>
            <source>Check of the ledger {digits} (step {seq}). Papers carry the one of their day: found here, nothing before it was changed.</source>
            <translation>账本校验 {digits}（第 {seq} 步）；函上印的那串在这里查得到，说明那以前没有被改过</translation>
        </message>
        <message>
            <source>Choose the file again</source>
            <translation>重新指定</translation>
        </message>
        <message>
            <source>Go on with this one</source>
            <translation>接着用这份</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>恢复备份</translation>
        </message>
    </context>
    <context>
        <name>selection</name>
        <message numerus="yes">
            <source>%n row(s) selected</source>
            <translation>
                <numerusform>选中 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) selected, together {total}</source>
            <translation>
                <numerusform>选中 %n 行，合计 {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sheet</name>
        <message>
            <source>“{typed}” is no day. Write 20, 11.20, +30, eom</source>
            <translation>「{typed}」看不出日期，写成 20、11.20、+30、月末</translation>
        </message>
        <message>
            <source>“{typed}” is no share. Write 30, 30% or 1/3</source>
            <translation>「{typed}」不是比例，写成 30、30% 或 1/3</translation>
        </message>
        <message>
            <source>“{typed}” is no rule. Write node+15, eom+30 or a day</source>
            <translation>「{typed}」看不懂，写成 节点后 15 天、月结 30 或一个日期</translation>
        </message>
        <message>
            <source>That would be too much money</source>
            <translation>金额太大了</translation>
        </message>
        <message>
            <source>A quantity or price is not below zero</source>
            <translation>数量和单价不能是负数</translation>
        </message>
        <message>
            <source>“{typed}” is no number. Write 3, 2.5 or 12万</source>
            <translation>「{typed}」不是数字，写成 3、2.5 或 12万</translation>
        </message>
        <message>
            <source>“{typed}” is no tax rate. Write 13 or 13%</source>
            <translation>「{typed}」不是税率，写成 13 或 13%</translation>
        </message>
        <message numerus="yes">
            <source>A plan has at most %n row(s)</source>
            <translation>
                <numerusform>计划最多 %n 期</numerusform>
            </translation>
        </message>
        <message>
            <source>Instalment</source>
            <translation>货款</translation>
        </message>
    </context>
    <context>
        <name>standing</name>
        <message>
            <source>parts of the ledger can no longer be read</source>
            <translation>账套有一部分读不出来</translation>
        </message>
        <message>
            <source>a check of the books does not hold</source>
            <translation>有一项校验没通过</translation>
        </message>
        <message>
            <source>there is no right to write the file or its folder</source>
            <translation>没有写这个文件或文件夹的权限</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>怎么办</translation>
        </message>
        <message>
            <source>Show the checks</source>
            <translation>看看哪项</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Reading only: {reason}. Nothing is written until this is mended.</source>
            <translation>现在只能看：{reason}。修好之前什么都不写。</translation>
        </message>
        <message numerus="yes">
            <source>The books fail %n check(s).</source>
            <translation>
                <numerusform>账没对上，有 %n 项。</numerusform>
            </translation>
        </message>
        <message>
            <source>The last backup did not come about: {reason}</source>
            <translation>上次的备份没做成：{reason}</translation>
        </message>
        <message>
            <source>it was cut off.</source>
            <translation>做到一半断了。</translation>
        </message>
        <message>
            <source>This PC's clock says {now}, but the books hold an entry of {newest}. Set the clock right; the order goes by number.</source>
            <translation>电脑时间是 {now}，账里已有 {newest} 的记录。先把电脑时间调对再记；先后按编号排，不会乱。</translation>
        </message>
    </context>
    <context>
        <name>statements</name>
        <message>
            <source>Issue {copies}</source>
            <translation>出具 {copies}</translation>
        </message>
        <message>
            <source>Reissue {copies}</source>
            <translation>重出 {copies}</translation>
        </message>
        <message>
            <source>Log {n} as sent</source>
            <translation>登记寄出 {n} 份</translation>
        </message>
        <message>
            <source>Issue</source>
            <translation>出具</translation>
        </message>
        <message>
            <source>Print together</source>
            <translation>合并打印</translation>
        </message>
        <message>
            <source>Log slips</source>
            <translation>登记回函</translation>
        </message>
        <message>
            <source>Scans find their statement by the bar code</source>
            <translation>扫描件按条码找到对账函</translation>
        </message>
        <message>
            <source>Log: sent</source>
            <translation>登记寄出</translation>
        </message>
        <message>
            <source>The statement has gone to the customer</source>
            <translation>对账单已经寄给客户</translation>
        </message>
        <message>
            <source>Log: confirmed</source>
            <translation>登记相符</translation>
        </message>
        <message>
            <source>The customer agrees with the balance</source>
            <translation>客户回函，余额对得上</translation>
        </message>
        <message>
            <source>Log: differs</source>
            <translation>登记不符</translation>
        </message>
        <message>
            <source>The customer has other figures</source>
            <translation>客户回函，数字对不上</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>了结差异</translation>
        </message>
        <message>
            <source>What came of the lines that differ</source>
            <translation>不符的几笔后来怎样</translation>
        </message>
        <message>
            <source>Next slip</source>
            <translation>下一张回执</translation>
        </message>
        <message>
            <source>Chase slips</source>
            <translation>催回函</translation>
        </message>
        <message>
            <source>A list and mail drafts for those who keep silent</source>
            <translation>没回函的：清单和邮件草稿</translation>
        </message>
        <message>
            <source>Copy a reminder</source>
            <translation>复制催函</translation>
        </message>
        <message>
            <source>A text that asks for the slip, for WeChat or mail</source>
            <translation>催回函的话，发微信或邮件</translation>
        </message>
        <message>
            <source>Send list and mail drafts</source>
            <translation>寄送清单和邮件草稿</translation>
        </message>
        <message>
            <source>Whom to send what, with a column for the courier</source>
            <translation>寄给谁、寄什么，留快递单号栏</translation>
        </message>
        <message>
            <source>No statement for this customer</source>
            <translation>这个客户不对账</translation>
        </message>
        <message>
            <source>The monthly run leaves it out, with a reason</source>
            <translation>月度对账跳过，写明原因</translation>
        </message>
        <message>
            <source>How statements are made</source>
            <translation>对账设置</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>出催款函</translation>
        </message>
        <message>
            <source>Collection letter to the ticked or this customer</source>
            <translation>给勾选的或这一户出催款函</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>打开客户</translation>
        </message>
        <message>
            <source>Open the paper</source>
            <translation>打开这份</translation>
        </message>
        <message>
            <source>Enlarge the page</source>
            <translation>放大看</translation>
        </message>
        <message>
            <source>Choose folder</source>
            <translation>选文件夹</translation>
        </message>
        <message>
            <source>Two-sided reconciliation</source>
            <translation>两边对账</translation>
        </message>
        <message>
            <source>The customer's own list against ours</source>
            <translation>拿对方的表和我们的账对</translation>
        </message>
        <message>
            <source>Letter texts</source>
            <translation>函件文字</translation>
        </message>
        <message>
            <source>Letters in the firm's own words</source>
            <translation>催款函用自己的话写</translation>
        </message>
        <message>
            <source>Month before</source>
            <translation>上一个月</translation>
        </message>
        <message>
            <source>Month after</source>
            <translation>下一个月</translation>
        </message>
        <message>
            <source>Next page of the paper</source>
            <translation>函件下一页</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>函件上一页</translation>
        </message>
        <message>
            <source>Tick the customer</source>
            <translation>勾选这一户</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>对账单</translation>
        </message>
        <message>
            <source>Open items</source>
            <translation>未结款项单</translation>
        </message>
        <message>
            <source>Detailed statement</source>
            <translation>明细对账单</translation>
        </message>
        <message>
            <source>Balance confirmation</source>
            <translation>对账函 + 回执</translation>
        </message>
        <message>
            <source>Confirmation and demand</source>
            <translation>对账暨催款函</translation>
        </message>
        <message>
            <source>Payment reminder</source>
            <translation>付款提示函</translation>
        </message>
        <message>
            <source>Collection letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Final demand</source>
            <translation>严正催告函</translation>
        </message>
        <message>
            <source>Lawyer's letter</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>To send</source>
            <translation>待寄</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>未回</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>相符</translation>
        </message>
        <message>
            <source>No statement</source>
            <translation>不对账</translation>
        </message>
        <message>
            <source>nothing overdue</source>
            <translation>没有逾期</translation>
        </message>
        <message>
            <source>had this letter lately</source>
            <translation>刚出过这种函</translation>
        </message>
        <message>
            <source>their money is to be matched first</source>
            <translation>先把到账核销</translation>
        </message>
        <message>
            <source>promised to pay</source>
            <translation>已承诺付款</translation>
        </message>
        <message>
            <source>in dispute</source>
            <translation>有争议</translation>
        </message>
        <message>
            <source>put off</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>No letter to {customer}: {money} of theirs is to be matched first, {overdue} is overdue.</source>
            <translation>{customer} 先不出函：账上有 {money} 没核销，逾期 {overdue}。</translation>
        </message>
        <message>
            <source>No letter to {customer}: they promised to pay by {until}.</source>
            <translation>{customer} 先不出函：答应 {until} 前付。</translation>
        </message>
        <message>
            <source>No letter to {customer}: what is owed is in dispute.</source>
            <translation>{customer} 先不出函：这笔款有争议。</translation>
        </message>
        <message>
            <source>No letter to {customer}: put off until {until}.</source>
            <translation>{customer} 先不出函：暂缓到 {until}。</translation>
        </message>
        <message>
            <source>{state}: {who}</source>
            <translation>{state}：{who}</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>已了结</translation>
        </message>
        <message>
            <source>changed since</source>
            <translation>有更正，重出</translation>
        </message>
        <message>
            <source>{amount} off</source>
            <translation>差异 {amount}</translation>
        </message>
        <message>
            <source>{name}</source>
            <translation>{number} 月末</translation>
        </message>
        <message>
            <source>{month}</source>
            <translation>{month}末</translation>
        </message>
        <message>
            <source>{month}, {customers}, not issued yet</source>
            <translation>{month}，{customers}，还没出具</translation>
        </message>
        <message>
            <source>{month}, {copies}, issued on {day}</source>
            <translation>{month}，{copies}，{day} 出具</translation>
        </message>
        <message>
            <source>{amount} off the aging</source>
            <translation>与账龄表差 {amount}</translation>
        </message>
        <message>
            <source>equals the aging</source>
            <translation>与账龄表同数</translation>
        </message>
        <message>
            <source>{proof}, {others}</source>
            <translation>{proof}，{others}</translation>
        </message>
        <message>
            <source>Issue letter</source>
            <translation>出具此函</translation>
        </message>
        <message>
            <source>{customer} ({why})</source>
            <translation>{customer}（{why}）</translation>
        </message>
        <message>
            <source>No letter to {customers}: {names}</source>
            <translation>{customers}没出函：{names}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Courier</source>
            <translation>快递</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>邮寄</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>WeChat</source>
            <translation>微信</translation>
        </message>
        <message>
            <source>By hand</source>
            <translation>面交</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Signed slip</source>
            <translation>盖章回执</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>上门</translation>
        </message>
        <message>
            <source>Paid, not here yet</source>
            <translation>对方已付未达</translation>
        </message>
        <message>
            <source>Not in our books</source>
            <translation>我方未记</translation>
        </message>
        <message>
            <source>No invoice yet</source>
            <translation>发票未到</translation>
        </message>
        <message>
            <source>Another amount</source>
            <translation>金额不符</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>折扣</translation>
        </message>
        <message>
            <source>Working day</source>
            <translation>第几个工作日</translation>
        </message>
        <message>
            <source>Chase after days</source>
            <translation>几天没回就催</translation>
        </message>
        <message>
            <source>Reply within days</source>
            <translation>限几天内回函</translation>
        </message>
        <message>
            <source>Silence confirms (if the contract says so)</source>
            <translation>逾期未回视为无误（合同有约定才勾）</translation>
        </message>
        <message>
            <source>Leave out whoever owes nothing due</source>
            <translation>没有到期款的不出</translation>
        </message>
        <message>
            <source>Leave out whomever we owe</source>
            <translation>我方欠款的不出</translation>
        </message>
        <message>
            <source>{state}, {days}</source>
            <translation>{state}，{days}</translation>
        </message>
        <message>
            <source>{state} on {day}</source>
            <translation>{day} {state}</translation>
        </message>
        <message>
            <source>{n} open, {gap}</source>
            <translation>{n} 笔未了，{gap}</translation>
        </message>
        <message>
            <source>all resolved</source>
            <translation>差异都了结了</translation>
        </message>
        <message>
            <source>Sent on {day}, {way}</source>
            <translation>{day} 寄出，{way}</translation>
        </message>
        <message>
            <source>Sent on {day}</source>
            <translation>{day} 寄出</translation>
        </message>
        <message>
            <source>, {note}</source>
            <translation>，{note}</translation>
        </message>
        <message>
            <source> (resolved: {outcome})</source>
            <translation>（了结：{outcome}）</translation>
        </message>
        <message>
            <source>Chase {customers}</source>
            <translation>催未回 {customers}</translation>
        </message>
        <message>
            <source>Last confirmed {n} months ago: mind the limitation.</source>
            <translation>{n} 个月没有确认过，留意时效。</translation>
        </message>
    </context>
    <context>
        <name>states</name>
        <message>
            <source>struck</source>
            <translation>已划掉</translation>
        </message>
        <message>
            <source>collected</source>
            <translation>已收齐</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>预计</translation>
        </message>
        <message>
            <source>late {n} d</source>
            <translation>逾期 {n} 天</translation>
        </message>
        <message>
            <source>partly paid</source>
            <translation>收了一部分</translation>
        </message>
        <message>
            <source>receivable</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>exp. {day}</source>
            <translation>预计 {day}</translation>
        </message>
    </context>
    <context>
        <name>tables</name>
        <message>
            <source>Filter the columns</source>
            <translation>按列筛选</translation>
        </message>
        <message>
            <source>Copy the selected rows</source>
            <translation>复制选中的行</translation>
        </message>
        <message>
            <source>Sort by this column, rising</source>
            <translation>按这一列升序</translation>
        </message>
        <message>
            <source>Sort by this column, falling</source>
            <translation>按这一列降序</translation>
        </message>
    </context>
    <context>
        <name>titles</name>
        <message>
            <source>draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>active</source>
            <translation>执行中</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已完结</translation>
        </message>
        <message>
            <source>called off</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>ended {days} ago</source>
            <translation>已到期 {days}</translation>
        </message>
        <message>
            <source>ends in {days}</source>
            <translation>还有 {days}到期</translation>
        </message>
        <message>
            <source>Contract without number</source>
            <translation>没有编号的合同</translation>
        </message>
    </context>
    <context>
        <name>today</name>
        <message>
            <source>Payment reminder</source>
            <translation>付款提示函</translation>
        </message>
        <message>
            <source>Collection letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Final demand</source>
            <translation>严正催告</translation>
        </message>
        <message>
            <source>Lawyer's letter</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>No letter: {money} of theirs is not matched yet and covers the {overdue} overdue.</source>
            <translation>先不发函：他们有 {money} 没核销，够抵逾期的 {overdue}。</translation>
        </message>
        <message>
            <source>No letter: they promised to pay by {until}.</source>
            <translation>先不发函：承诺 {until} 前付。</translation>
        </message>
        <message>
            <source>No letter: what is owed is in dispute.</source>
            <translation>先不发函：这笔有争议。</translation>
        </message>
        <message>
            <source>No letter: it was put off until {until}.</source>
            <translation>先不发函：暂缓到 {until}。</translation>
        </message>
        <message>
            <source>{account}: no lines yet</source>
            <translation>{account} 还没有流水</translation>
        </message>
        <message>
            <source>{ago} ago</source>
            <translation>{ago}前</translation>
        </message>
        <message>
            <source>{account} until {day} ({ago})</source>
            <translation>{account} 到 {day}（{ago}）</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Bank lines: {accounts}</source>
            <translation>银行流水：{accounts}</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>另 {n} 个</translation>
        </message>
        <message>
            <source>{place} of {all}   ← →</source>
            <translation>第 {place} 件，共 {all} 件   ← →</translation>
        </message>
        <message>
            <source>Calendar file</source>
            <translation>日历文件</translation>
        </message>
        <message>
            <source>Calendars (*.ics)</source>
            <translation>日历 (*.ics)</translation>
        </message>
        <message>
            <source>What comes</source>
            <translation>近期安排</translation>
        </message>
        <message>
            <source>Written: {file}</source>
            <translation>已写出：{file}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>over 90 days</source>
            <translation>90 天以上</translation>
        </message>
        <message>
            <source>{first}–{last} days</source>
            <translation>{first}–{last} 天</translation>
        </message>
        <message>
            <source>It stays on the bad-debt list and counts for the provision.</source>
            <translation>一直挂在坏账预警，年底要计提。</translation>
        </message>
        <message>
            <source>It stays here until it is done.</source>
            <translation>办完为止一直在这里。</translation>
        </message>
        <message>
            <source>Tomorrow it moves on to {stage} ({span}).</source>
            <translation>明天进入{stage}（{span}）。</translation>
        </message>
        <message>
            <source>On {day} it moves on to {stage} ({span}).</source>
            <translation>{day} 进入{stage}（{span}）。</translation>
        </message>
        <message>
            <source>From tomorrow it is overdue and goes to reminders (1–7 days).</source>
            <translation>明天算逾期，进入提醒（1–7 天）。</translation>
        </message>
        <message>
            <source>If it is not there on {day}, it is overdue the day after.</source>
            <translation>{day} 没到账，第二天就算逾期。</translation>
        </message>
        <message>
            <source>Tomorrow the promise counts as broken.</source>
            <translation>明天记为违约。</translation>
        </message>
        <message>
            <source>Tomorrow it counts as broken and goes to {stage} ({span}).</source>
            <translation>明天记为违约，进入{stage}（{span}）。</translation>
        </message>
        <message>
            <source>The promise is broken: whoever does not ask now will wait.</source>
            <translation>已经违约，现在不问就没人问了。</translation>
        </message>
        <message>
            <source>The promise is broken, so its age counts: {stage} ({span}).</source>
            <translation>已经违约，按逾期天数进入{stage}（{span}）。</translation>
        </message>
        <message>
            <source>Somebody duns a customer who has paid already.</source>
            <translation>会催到已经付了款的客户。</translation>
        </message>
        <message>
            <source>Nobody else asks for the last part. It stays here until paid.</source>
            <translation>最后这笔没别人会问，收到为止一直在这里。</translation>
        </message>
        <message>
            <source>The rows behind it stay expected: they never fall due and nobody asks.</source>
            <translation>后面的款一直是预计，不会到期，也没人去催。</translation>
        </message>
        <message>
            <source>What is delivered after its end stands on no contract.</source>
            <translation>到期以后再发货，就没有合同可依了。</translation>
        </message>
        <message>
            <source>A new contract with it needs the boss until it has paid enough.</source>
            <translation>在它付到容忍以内之前，新合同要老板批。</translation>
        </message>
        <message>
            <source>Limits and terms go by grades that may no longer be true.</source>
            <translation>额度和账期还按旧等级走，可能已经不对了。</translation>
        </message>
        <message>
            <source>Once the time is over, the customer may refuse to pay.</source>
            <translation>过了时效，对方可以不还。</translation>
        </message>
        <message>
            <source>The balance stays unproven: nothing shows that they agree.</source>
            <translation>余额没有对方确认，以后说不清。</translation>
        </message>
        <message>
            <source>Nothing shows that the customer has it; days run on unproven.</source>
            <translation>没有凭据说明客户收到了，账期说不清从哪天算。</translation>
        </message>
        <message>
            <source>The rows it pays stay open: they are asked for again.</source>
            <translation>它要冲的款还挂着，会再去催一遍</translation>
        </message>
        <message>
            <source>It comes back by itself on that day.</source>
            <translation>到那天自己回来。</translation>
        </message>
        <message>
            <source>They think it is paid, the books say it is owed; it stays so.</source>
            <translation>客户以为付了，账上还欠着，一直这样挂着。</translation>
        </message>
        <message>
            <source>Presented late, whoever endorsed it may refuse to pay in turn.</source>
            <translation>提示付款晚了，前手可以不认追索。</translation>
        </message>
        <message>
            <source>The supplier will ask for it; it stays here until it is paid.</source>
            <translation>供应商会来催；付清前一直在这里。</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>没打通</translation>
        </message>
        <message>
            <source>will check the account</source>
            <translation>答应查账</translation>
        </message>
        <message>
            <source>says it is in process</source>
            <translation>说在走流程</translation>
        </message>
        <message>
            <source>message sent</source>
            <translation>已发短信</translation>
        </message>
        <message>
            <source>read, no reply</source>
            <translation>已读没回</translation>
        </message>
        <message>
            <source>salesperson told</source>
            <translation>已告诉业务</translation>
        </message>
        <message>
            <source>waits for their customer</source>
            <translation>等下家回款</translation>
        </message>
        <message>
            <source>papers are missing</source>
            <translation>材料没补齐</translation>
        </message>
        <message>
            <source>agreed with the boss</source>
            <translation>老板同意</translation>
        </message>
        <message>
            <source>Log a contact</source>
            <translation>登记沟通</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>Confirm the milestone</source>
            <translation>确认节点</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认节点</translation>
        </message>
        <message>
            <source>Record a receipt</source>
            <translation>登记收款</translation>
        </message>
        <message>
            <source>One by one</source>
            <translation>逐条处理</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>登记沟通</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>复制短信</translation>
        </message>
        <message>
            <source>What falls due, ends or is promised in three months, as .ics</source>
            <translation>三个月内到期、办结、承诺的，存成 .ics</translation>
        </message>
        <message>
            <source>Open the customer</source>
            <translation>打开客户</translation>
        </message>
        <message>
            <source>To the collection desk</source>
            <translation>到催收台</translation>
        </message>
        <message>
            <source>Show or hide details</source>
            <translation>看详情</translation>
        </message>
        <message>
            <source>Fold and open groups</source>
            <translation>收起、展开分组</translation>
        </message>
        <message>
            <source>{found}, {read} of {all} read</source>
            <translation>{found}（已读 {read} / {all}）</translation>
        </message>
        <message>
            <source>{customers}, {entries}</source>
            <translation>{customers}，{entries}</translation>
        </message>
        <message>
            <source>and {amounts}</source>
            <translation>另有 {amounts}</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>款项</translation>
        </message>
        <message>
            <source>Why it is here</source>
            <translation>为什么在这里</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>负责</translation>
        </message>
        <message>
            <source>overdue {days}</source>
            <translation>逾期 {days}</translation>
        </message>
        <message>
            <source>next step: {step}</source>
            <translation>下一步{step}</translation>
        </message>
        <message>
            <source>{name} is put off until {day}</source>
            <translation>{name} 暂缓到 {day}</translation>
        </message>
        <message>
            <source>{name} is back on the page</source>
            <translation>{name} 又回到列表里</translation>
        </message>
        <message>
            <source>{name}: the hold is lifted</source>
            <translation>{name} 已取消暂缓</translation>
        </message>
        <message>
            <source>{name}: {outcome}</source>
            <translation>已登记 {name}：{outcome}</translation>
        </message>
        <message>
            <source>{name}: milestone confirmed</source>
            <translation>{name} 节点已确认</translation>
        </message>
        <message>
            <source>Done: {name}</source>
            <translation>办完了：{name}</translation>
        </message>
        <message>
            <source>{what}, due {day}</source>
            <translation>{what}，{day} 到期</translation>
        </message>
        <message>
            <source>{what}, came {day}</source>
            <translation>{what}，{day} 到账</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>今天到期</translation>
        </message>
        <message>
            <source>promised for today</source>
            <translation>承诺今天到期</translation>
        </message>
        <message>
            <source>promise broken</source>
            <translation>承诺违约</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>预计</translation>
        </message>
        <message>
            <source>abnormal customer</source>
            <translation>异常客户</translation>
        </message>
        <message>
            <source>Nothing fits.</source>
            <translation>没有符合的。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Nothing is owed yet.</source>
            <translation>账里还没有应收。</translation>
        </message>
        <message>
            <source>Begin with an import</source>
            <translation>从导入开始</translation>
        </message>
        <message>
            <source>All done for today.</source>
            <translation>今天的都办完了。</translation>
        </message>
        <message>
            <source>All done for today, the next row falls due on {day}.</source>
            <translation>今天的都办完了，下一笔 {day} 到期。</translation>
        </message>
        <message>
            <source> and others</source>
            <translation>等</translation>
        </message>
        <message>
            <source>Done today: {count} ({what}).</source>
            <translation>今天办了 {count}（{what}）。</translation>
        </message>
        <message>
            <source>Put off: {count}, the first until {day}.</source>
            <translation>暂缓 {count}，最早到 {day}。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source> and {n} more</source>
            <translation>等，另 {n} 个</translation>
        </message>
        <message>
            <source>Bank lines of {accounts}: who paid since looks late.</source>
            <translation>银行流水 {accounts}，之后付了款的还会显示逾期。</translation>
        </message>
        <message>
            <source>{account}: bank lines until {day} only, {days} ago: who paid since looks late.</source>
            <translation>{account} 的流水只到 {day}（{days}前），之后付了款的还会显示逾期。</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>今天到期</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>Over 90 days · bad-debt alarm</source>
            <translation>90 天以上·坏账预警</translation>
        </message>
        <message>
            <source>31–90 days · hand to legal</source>
            <translation>31–90 天·移交法务</translation>
        </message>
        <message>
            <source>16–30 days · letter</source>
            <translation>16–30 天·催款函</translation>
        </message>
        <message>
            <source>8–15 days · call</source>
            <translation>8–15 天·电话</translation>
        </message>
        <message>
            <source>1–7 days · remind</source>
            <translation>1–7 天·提醒</translation>
        </message>
        <message>
            <source>Match first</source>
            <translation>先核销</translation>
        </message>
        <message>
            <source>Abnormal customers</source>
            <translation>异常客户</translation>
        </message>
        <message>
            <source>Due within 7 days</source>
            <translation>7 天内到期</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>质保金</translation>
        </message>
        <message>
            <source>Milestones</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Contracts ending</source>
            <translation>合同到期</translation>
        </message>
        <message>
            <source>Limitation</source>
            <translation>诉讼时效</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>对账</translation>
        </message>
        <message>
            <source>Invoices not signed for</source>
            <translation>发票未签收</translation>
        </message>
        <message>
            <source>Bills</source>
            <translation>承兑汇票</translation>
        </message>
        <message>
            <source>Money to match</source>
            <translation>收款待核销</translation>
        </message>
        <message>
            <source>Idle prepayments</source>
            <translation>闲置预收</translation>
        </message>
        <message>
            <source>Payables</source>
            <translation>应付</translation>
        </message>
        <message>
            <source>To-dos</source>
            <translation>待办</translation>
        </message>
        <message>
            <source>Grades to reckon</source>
            <translation>该复评的等级</translation>
        </message>
        <message>
            <source>Put off till later</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>Abnormal</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Next 7 days</source>
            <translation>7 天内</translation>
        </message>
        <message>
            <source>Matching</source>
            <translation>核销</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Newly overdue</source>
            <translation>新逾期</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>提醒业务</translation>
        </message>
        <message>
            <source>Copy the reminder and log it</source>
            <translation>复制提醒并登记</translation>
        </message>
        <message>
            <source>Notify</source>
            <translation>发提示</translation>
        </message>
        <message>
            <source>Copy the notice and log it</source>
            <translation>复制提示并登记</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>发短信</translation>
        </message>
        <message>
            <source>Copy the message and log it</source>
            <translation>复制短信并登记</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>打电话</translation>
        </message>
        <message>
            <source>Call and log it</source>
            <translation>打电话并登记</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>Write the letter</source>
            <translation>写催款函</translation>
        </message>
        <message>
            <source>Write the final demand</source>
            <translation>写严正催告函</translation>
        </message>
        <message>
            <source>Await reply</source>
            <translation>等回复</translation>
        </message>
        <message>
            <source>Log their reply</source>
            <translation>登记回复</translation>
        </message>
        <message>
            <source>Legal</source>
            <translation>律师函</translation>
        </message>
        <message>
            <source>Write the lawyer's letter</source>
            <translation>写律师函</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>核销</translation>
        </message>
        <message>
            <source>Match the money</source>
            <translation>去核销</translation>
        </message>
        <message>
            <source>Talk it over</source>
            <translation>谈续签</translation>
        </message>
        <message>
            <source>Talk about renewal and log it</source>
            <translation>谈续签并登记</translation>
        </message>
        <message>
            <source>Demand</source>
            <translation>催告留证</translation>
        </message>
        <message>
            <source>Write a demand as proof</source>
            <translation>写催告函留证</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>寄出</translation>
        </message>
        <message>
            <source>Send the statement</source>
            <translation>寄对账单</translation>
        </message>
        <message>
            <source>Ask for reply</source>
            <translation>催回函</translation>
        </message>
        <message>
            <source>Ask for the return slip</source>
            <translation>催回函</translation>
        </message>
        <message>
            <source>State</source>
            <translation>出对账</translation>
        </message>
        <message>
            <source>Make the statements of the month</source>
            <translation>出具本月对账单</translation>
        </message>
        <message>
            <source>Look into it</source>
            <translation>查差异</translation>
        </message>
        <message>
            <source>Look into the difference</source>
            <translation>查差异</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>取消暂缓</translation>
        </message>
        <message>
            <source>Lift the hold</source>
            <translation>取消暂缓</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已付</translation>
        </message>
        <message>
            <source>Mark as paid</source>
            <translation>勾为已付</translation>
        </message>
        <message>
            <source>To the bills</source>
            <translation>去票据</translation>
        </message>
        <message>
            <source>Present the bill</source>
            <translation>提示付款</translation>
        </message>
        <message>
            <source>Open the card</source>
            <translation>看客户</translation>
        </message>
        <message>
            <source>Open the customer's card</source>
            <translation>打开客户卡片</translation>
        </message>
        <message>
            <source>Reckon</source>
            <translation>去复评</translation>
        </message>
        <message>
            <source>Reckon the grades</source>
            <translation>去复评等级</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>办完</translation>
        </message>
        <message>
            <source>Mark as done</source>
            <translation>标为办完</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>WeChat or SMS</source>
            <translation>微信、短信</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>邮件</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>信函</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>上门</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>finance</source>
            <translation>财务</translation>
        </message>
        <message>
            <source>purchasing</source>
            <translation>采购</translation>
        </message>
        <message>
            <source>management</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>legal affairs</source>
            <translation>法务</translation>
        </message>
        <message>
            <source>reminders</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>calls</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>collection letters</source>
            <translation>催款函</translation>
        </message>
        <message>
            <source>legal</source>
            <translation>移交法务</translation>
        </message>
        <message>
            <source>bad-debt alarm</source>
            <translation>坏账预警</translation>
        </message>
        <message>
            <source>tell the sales manager too</source>
            <translation>同时报销售经理</translation>
        </message>
        <message>
            <source>to the finance director</source>
            <translation>报财务总监</translation>
        </message>
        <message>
            <source>to the general manager</source>
            <translation>报总经理</translation>
        </message>
    </context>
    <context>
        <name>tray</name>
        <message>
            <source>due today: {count}</source>
            <translation>今天到期 {count}</translation>
        </message>
        <message>
            <source>promises: {count}</source>
            <translation>承诺 {count}</translation>
        </message>
        <message>
            <source>overdue: {count}</source>
            <translation>逾期 {count}</translation>
        </message>
        <message>
            <source>limitation near: {count}</source>
            <translation>时效快到 {count}</translation>
        </message>
        <message>
            <source>bills: {count}</source>
            <translation>票据 {count}</translation>
        </message>
        <message>
            <source>to be paid: {count}</source>
            <translation>要付 {count}</translation>
        </message>
        <message>
            <source>to-dos: {count}</source>
            <translation>待办 {count}</translation>
        </message>
        <message>
            <source>{count} to do today</source>
            <translation>今天有 {count}要办</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>trouble</name>
        <message>
            <source>Whose contract is it?</source>
            <translation>和哪家签的？</translation>
        </message>
        <message>
            <source>There is no such customer any more.</source>
            <translation>这家客户已经没有了</translation>
        </message>
        <message>
            <source>{name} was merged into {into}. Choose that one.</source>
            <translation>{name} 已并入 {into}，选那一家</translation>
        </message>
        <message>
            <source>{customer} has a contract {number} already. Another number, or a supplement?</source>
            <translation>{customer} 已有合同 {number}。换个编号，还是做补充协议？</translation>
        </message>
        <message>
            <source>{customer} has a contract of this number, {number}.</source>
            <translation>{customer} 也有编号 {number} 的合同</translation>
        </message>
        <message>
            <source>{number}: same day, same amount. Is it the same contract?</source>
            <translation>{number}：同一天、同样金额，是不是同一份？</translation>
        </message>
        <message>
            <source>A contract's number has at most {most} characters.</source>
            <translation>合同号最多 {most} 个字符。</translation>
        </message>
        <message>
            <source>How much is it?</source>
            <translation>多少钱？</translation>
        </message>
        <message>
            <source>Must be more than zero.</source>
            <translation>要大于零</translation>
        </message>
        <message>
            <source>The contract is in {currency}, the customer's limit in {limit_currency}.</source>
            <translation>合同是 {currency}，客户额度是 {limit_currency}</translation>
        </message>
        <message>
            <source>A tax rate lies between 0% and 100%.</source>
            <translation>税率在 0% 到 100% 之间</translation>
        </message>
        <message>
            <source>Write it as percent a day, at most 10%: 0.05% or 5‱.</source>
            <translation>写每天的比例，最多 10%：0.05% 或 万分之五</translation>
        </message>
        <message>
            <source>When was it signed? 20, 11.20, yesterday</source>
            <translation>哪天签的？20、11.20、昨天</translation>
        </message>
        <message>
            <source>That year is too far away.</source>
            <translation>年份太远了</translation>
        </message>
        <message>
            <source>That day is still to come.</source>
            <translation>这天还没到</translation>
        </message>
        <message>
            <source>The months until {until} are closed. A later day, or open the month.</source>
            <translation>到 {until} 的月份已结，换个日期，或打开月份</translation>
        </message>
        <message>
            <source>Before the signing on {signed_on}.</source>
            <translation>早于签订日期 {signed_on}。</translation>
        </message>
        <message>
            <source>Ends before the delivery.</source>
            <translation>合同到期早于交货期限</translation>
        </message>
        <message>
            <source>No plan yet. Alt 1 to 5 takes a template.</source>
            <translation>还没排收款计划，Alt 1 至 5 选模板</translation>
        </message>
        <message>
            <source>The plan is {difference} off the contract. Alt = puts it into this row.</source>
            <translation>计划合计比合同金额差 {difference}，按 Alt = 归到这一期</translation>
        </message>
        <message>
            <source>The holidays of {years} are not announced yet; weekends are counted.</source>
            <translation>{years} 年的节假日还没公布，只避开周末</translation>
        </message>
        <message>
            <source>Row {no} has no name.</source>
            <translation>第 {no} 期没写款项</translation>
        </message>
        <message>
            <source>Row {no} has no amount.</source>
            <translation>第 {no} 期没有金额</translation>
        </message>
        <message>
            <source>Row {no}: “{value}” is no rule. Write node+15, eom+30 or a day.</source>
            <translation>第 {no} 期「{value}」看不懂，写成 节点后 15 天、月结 30 或一个日期</translation>
        </message>
        <message>
            <source>Row {no} has no due day.</source>
            <translation>第 {no} 期没有到期日</translation>
        </message>
        <message>
            <source>Row {no} falls due in a closed month (until {until}).</source>
            <translation>第 {no} 期到期日在已结的月份（到 {until}）</translation>
        </message>
        <message>
            <source>Row {no} falls due before the signing.</source>
            <translation>第 {no} 期到期早于签订</translation>
        </message>
        <message>
            <source>Row {no}: when is its milestone expected?</source>
            <translation>第 {no} 期的节点预计哪天？</translation>
        </message>
        <message>
            <source>Row {no}: its milestone comes before that of the row above.</source>
            <translation>第 {no} 期的节点早于上一期</translation>
        </message>
        <message>
            <source>Row {no}: its milestone lies before the signing on {signed_on}.</source>
            <translation>第 {no} 期的节点早于签订日期 {signed_on}</translation>
        </message>
        <message>
            <source>Row {no}: its milestone was confirmed before the signing on {signed_on}.</source>
            <translation>第 {no} 期的节点确认早于签订日期 {signed_on}</translation>
        </message>
        <message>
            <source>Row {no}: {other}, which comes before it, is not confirmed.</source>
            <translation>第 {no} 期：它前面的「{other}」还没确认。</translation>
        </message>
        <message>
            <source>Row {no}: the warranty was to end on {day} only.</source>
            <translation>第 {no} 期：质保要到 {day} 才期满。</translation>
        </message>
        <message>
            <source>Row {no}: its milestone is confirmed on a day still to come.</source>
            <translation>第 {no} 期的节点确认在还没到的日子</translation>
        </message>
        <message>
            <source>Row {no}: its milestone was confirmed in a closed month (until {until}).</source>
            <translation>第 {no} 期的节点确认在已结的月份（到 {until}）</translation>
        </message>
        <message>
            <source>The products add up to {lines}.</source>
            <translation>产品合计 {lines}，和合同金额不一样</translation>
        </message>
        <message>
            <source>Product {no} has no name.</source>
            <translation>第 {no} 个产品没有名称</translation>
        </message>
        <message>
            <source>Must not be below zero.</source>
            <translation>不能小于零</translation>
        </message>
        <message>
            <source>What is it about? Papers name it.</source>
            <translation>标的没写，函件要引用</translation>
        </message>
        <message>
            <source>No deadline, no late delivery.</source>
            <translation>没写期限，交货迟了说不清</translation>
        </message>
        <message>
            <source>Missing: without it letters ask for the firm's usual rate.</source>
            <translation>缺这一条：催款函只好按公司设置算</translation>
        </message>
        <message>
            <source>Missing: when and how the invoice comes.</source>
            <translation>缺这一条：发票什么时候、怎么给</translation>
        </message>
        <message>
            <source>Missing: letters and claims quote it.</source>
            <translation>缺这一条：催款函和起诉材料要引用</translation>
        </message>
        <message>
            <source>Not an amount; write it like 1,234.50 or 12万</source>
            <translation>看不出金额，写成 1,234.50 或 12万</translation>
        </message>
        <message>
            <source>Not a rate; write it like 0.05% or 5‱</source>
            <translation>看不出利率，写成 0.05% 或 万分之五</translation>
        </message>
        <message>
            <source>Not a day; write it like 20, 11.20, +30, eom</source>
            <translation>看不出日期，写成 20、11.20、+30、月末</translation>
        </message>
        <message>
            <source>This cannot be right ({key}).</source>
            <translation>这里不对（{key}）</translation>
        </message>
        <message>
            <source>Over the limit by {over}: {after} of {limit} (grade {grade}).</source>
            <translation>超额度 {over}：敞口 {after}，额度 {limit}（{grade} 级）</translation>
        </message>
        <message>
            <source>Once all rows are firm: {after} of {limit}, {over} over it (grade {grade}).</source>
            <translation>全部成为应收后 {after}，额度 {limit}，超 {over}（{grade} 级）。</translation>
        </message>
        <message>
            <source>Grade {grade} pays before delivery; {missing} is not covered.</source>
            <translation>{grade} 级先款后货，还差 {missing}</translation>
        </message>
        <message>
            <source>Late customer: {amount} overdue for {days} days.</source>
            <translation>异常客户：逾期 {amount}，{days} 天</translation>
        </message>
        <message>
            <source>No limit is held against {currency}, it is in {own}.</source>
            <translation>额度是 {own}，{currency} 的合同不占额度</translation>
        </message>
        <message>
            <source>Did you mean {day}?</source>
            <translation>是不是 {day}？</translation>
        </message>
    </context>
</TS>
